"use strict";

// Near misses: what an allowed origin differs in from the one that is refused.

const MOST_SUSPECTS = 8;
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

// What was probably meant to allow an origin: {words, replaces}, or null.
function nearMiss(tables, policy, origin) {
  const pattern = originParts(origin);

  if (pattern === null) return null;

  const misspelled = misspelledEntry(tables, policy, pattern, origin);

  if (misspelled !== null) return misspelled;

  const allowed = { ...policy.origins, regexes: [] };
  const allows = (text) => permit(allowed, text, tables.standard);
  const words =
    otherOrigin(pattern, allowed.literals, allows) ??
    wildcardBelow(pattern, allowed.wildcards) ??
    relativeHost(pattern, allows) ??
    nearRegex(policy.origins.regexes, origin);
  return words === null ? null : { words, replaces: [] };
}

function originParts(origin) {
  const shape = /^([a-z][a-z0-9+.-]*):\/\/(\[[^\]]*\]|[^:]*)(?::([0-9]+))?$/;
  const match = shape.exec(origin.toLowerCase());
  return match && { scheme: match[1], host: match[2], port: match[3] ?? null };
}

function serialized(scheme, host, port) {
  return port === null ? `${scheme}://${host}` : `${scheme}://${host}:${port}`;
}

// An entry that allows nobody as it is written, and was meant for the origin.
function misspelledEntry(tables, policy, pattern, origin) {
  const suspects = policy.change.misspelled.filter(({ lowered }) =>
    lowered.includes(pattern.host),
  );
  const found = suspects
    .slice(0, MOST_SUSPECTS)
    .find(({ meant }) => permit(meant, origin, tables.standard));
  return found ? { words: found.words, replaces: [found.code] } : null;
}

// Another scheme, another port.
function otherOrigin({ scheme, host, port }, literals, allows) {
  const other = lookedUp({ http: "https", https: "http" }, scheme);
  const schemed = other && serialized(other, host, port);

  if (schemed && allows(schemed))
    return `it allows ${quoted(schemed)}, which is another scheme`;

  const bare = serialized(scheme, host, null);
  const ported = literals.filter((text) => text.startsWith(`${bare}:`));
  const [first] = sorted(allows(bare) ? [bare, ...ported] : ported);
  return first === undefined
    ? null
    : `it allows ${quoted(first)}, which is another port`;
}

// A wildcard for the subdomains of this very host.
function wildcardBelow({ scheme, host, port }, wildcards) {
  const below = [port, "*"].map((each) => serialized(scheme, `*.${host}`, each));
  const found = below.find((text) => wildcards.includes(text));
  return found
    ? `${quoted(found)} is for subdomains, and not for the host itself`
    : null;
}

// A host that is nearly this one.
function relativeHost({ scheme, host, port }, allows) {
  for (const [other, words] of nearHosts(host)) {
    const origin = serialized(scheme, other, port);

    if (allows(origin)) return `it allows ${quoted(origin)}, ${words}`;
  }

  return null;
}

function nearHosts(host) {
  if (LOOPBACK.includes(host)) {
    const others = LOOPBACK.filter((other) => other !== host);
    return others.map((other) => [other, "which is another host"]);
  }

  const isWww = host.startsWith("www.");
  const near = isWww
    ? [host.slice(4), "without 'www.'"]
    : [`www.${host}`, "with 'www.'"];
  const dot = host.indexOf(".");
  const parent = [host.slice(dot + 1), "which does not stand for its subdomains"];
  return dot < 0 ? [near] : [near, parent];
}

// A regex that matches the beginning only, or minds the case.
function nearRegex(regexes, origin) {
  for (const regex of regexes.slice(0, MOST_SUSPECTS)) {
    if (matches(regex, origin, "")) {
      return `the regex ${regex.shown} matches its beginning, and not the whole of it`;
    }

    const isAnyCase = regex.flags.includes("i") || regex.source.includes("\\u{");

    if (!isAnyCase && matches({ ...regex, flags: `i${regex.flags}` }, origin)) {
      return `the regex ${regex.shown} would match it if it ignored the case`;
    }
  }

  return null;
}
