"use strict";

// Changes: the value that would allow a request, and what it would open.

const MOST_ENTRIES = 8;

// An option as it is written with more entries, in place of those that it replaces.
function entryChange(policy, option, wanted, replaces) {
  const { shown, around } = policy.change.entries[option];

  if (around === null || !wanted.length) return null;

  const kept = (shown ?? []).filter(([, code]) => !replaces.includes(code));
  const texts = kept.map(([text]) => text);
  const missing = wanted.filter((entry) => !texts.includes(entry)).map(written);
  const codes = [...kept.map(([, code]) => code), ...missing];
  const isLong = shown === null || codes.length > MOST_ENTRIES;
  const listed = isLong ? ["...", ...codes.slice(-1)] : codes;
  return `${around[0]}[${listed.join(", ")}]${around[1]}`;
}

// Who could do what after a change that nobody can do now.
function opensFor(policy, { option, wanted }) {
  const paths = policy.change.reach[option];
  return `${couldThen(policy, option, wanted, paths)}${withCookies(policy)}.`;
}

function couldThen(policy, option, wanted, paths) {
  switch (option) {
    case "origins":
      return `${pagesOf(wanted[0])} could then read the responses of ${paths}`;
    case "methods":
      return `${everybody(policy)} could then send ${wanted[0]} requests to ${paths}`;
    default: {
      const names = named(wanted.map(quoted));
      return `${everybody(policy)} could then set ${names} on their requests to ${paths}`;
    }
  }
}

function pagesOf(origin) {
  if (origin === "null") return "Every site that makes a sandboxed frame";
  return `Pages of ${quoted(origin).slice(1, -1)}`;
}

// Those whom a policy allows now.
function everybody(policy) {
  return policy.origins.any ? "Pages of every site" : "Pages of every allowed origin";
}

function withCookies(policy) {
  return policy.credentialed ? ", with the user's cookies" : "";
}

// The entry that allows an origin and no other.
function wantedOrigins(origin) {
  return [origin.toLowerCase()];
}

// What resources has against a path that no policy governs.
function ofNoPolicy(tables, table, path, origin = null) {
  const nearest = nearestEntry(table, path);

  if (nearest === null) {
    const message = `No policy governs ${quoted(path)}: resources has no entries.`;
    const source = { place: "default", name: "the default", file: null, line: null };
    return [
      { option: "resources", value: "[]", source, message, change: null, opens: null },
    ];
  }

  const policy = tables.policies[nearest.policy];
  const message = ungovernedMessage(table, nearest, policy, path);
  const [change, who] =
    origin === null ? [null, ""] : pathChange(tables, policy, path, origin);
  const opens = `${who} could then read the responses of ${quoted(path)}${withCookies(policy)}.`;
  return [toldCause(policy, "resources", message, change, opens)];
}

// The entry whose paths begin most like a path.
function nearestEntry(table, path) {
  const likeness = ({ stem }) => {
    const end = Array.from(stem).findIndex((char, at) => char !== path[at]);
    return end < 0 ? stem.length : end;
  };
  const best = Math.max(...table.entries.map(likeness));
  return table.entries.find((entry) => likeness(entry) === best) ?? null;
}

function ungovernedMessage(table, nearest, policy, path) {
  const where = policy.settings.resources.name;
  const start = `No entry of resources (${where}) governs ${quoted(path)}`;

  if (path.split("/").includes("..")) return `${start}, as it has a '..'.`;

  const patterns = table.entries.map(({ shown }) => shown);
  const has = patterns.length === 1 ? "its only entry is" : "its entries are";
  const near = patterns.length > 1 ? `, and the nearest is ${nearest.shown}` : "";
  return `${start}: ${has} ${named(patterns)}${near}, ${nearest.reach}.`;
}

// The table with an entry more, and who could read then.
function pathChange(tables, policy, path, origin) {
  const isLiteral = /^[^\\^$()[\]?*]*$/.test(path) && !path.split("/").includes("..");
  const { named: withNamed, shared } = policy.change.resources;

  if (!isLiteral || (origin === "null" && policy.credentialed)) return [null, ""];

  const isShared =
    !policy.change.is_table && permit(policy.origins, origin, tables.standard);
  const template = isShared ? shared : withNamed;
  const who = isShared
    ? "Pages of every allowed origin"
    : `Pages of ${quoted(origin).slice(1, -1)}`;
  const [entry] = wantedOrigins(origin);
  const change = template
    ?.replace("'/sample/path'", () => written(path))
    .replace("'https://sample.example'", () => written(entry));
  return [change ?? null, who];
}

// Why nothing governs a path where nothing has called CORS.
function ofNoCall(path, origin) {
  const message = `No policy governs ${quoted(path)}: CORS(app) was never called.`;
  const source = {
    place: "application",
    name: "the application",
    file: null,
    line: null,
  };
  const isNull = origin === "null";
  const change = isNull ? null : `CORS(app, origins=[${written(origin)}])`;
  const who = `Pages of ${cutTo(origin, 100)}`;
  const opens = isNull ? null : `${who} could then read the responses of every path.`;
  return [{ option: "origins", value: "None", source, message, change, opens }];
}

// Why a view that is exempt has no policy.
function ofExempt(path) {
  const message =
    `The view of ${quoted(path)} is exempt: @cors_exempt lets it have no CORS headers, ` +
    "whatever CORS() says of its path.";
  const source = { place: "application", name: "@cors_exempt", file: null, line: null };
  return [
    {
      option: "cors_exempt",
      value: "True",
      source,
      message,
      change: null,
      opens: null,
    },
  ];
}
