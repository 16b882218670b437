"use strict";

// Writes: what csrf_protect has against a request that changes something.

// The last request; in place of a preflight, the one that is to follow it. Nothing where
// none is sent, or to another application.
function followingRequest({ result, last, method, described }) {
  const all = result.exchanges.map(({ sent }) => sent);

  if (!all.length || isElsewhere(all)) return null;

  const urls = all.map(({ url }) => parsedUrl(url));
  const sent = last.isPreflight ? { ...last, method, isPreflight: false } : last;
  return described(sent, urls);
}

// What keeps a request from changing anything, if it is refused for that.
function refusedWrite(run) {
  const { tables } = run;
  const sent = followingRequest(run);
  const said = sent && environ(tables, sent);
  const reason = said && writeReason(tables, said, "on");

  if (!reason) return null;

  const { policy, protection } = guarded(tables, said);
  const own = policy ? [policy] : [];
  const calls = [...own, ...tables.calls.map((number) => tables.policies[number])];
  const protecting = calls.find((each) => !isOff(each.protection));
  const naming = calls.find((each) => each.protection.writers !== null) ?? protecting;
  const facts = writeFacts(said);
  const asked = { origin: facts.origin, preflight: null };
  const decision = policy && decide(tables, policy, asked);
  const origin = facts.origin ?? "";
  return { reason, facts, policy, protection, protecting, naming, decision, origin };
}

// Why a page may not change anything; with all changes, it may.
function ofWrite({ tables }, refused, found) {
  const { shown, value, source } = refused.protecting.settings.csrf_protect;
  const way = wayToWrite(tables, refused, found);
  const why = tables.reasons.write[refused.reason];
  const message =
    `${shown} refuses the request with a 403, before any code of the application runs: ` +
    `${why}. ${way.message}`;
  const change = way.change ?? null;
  const opens = change ? opensToWrite(refused) : null;
  const cause = { option: "csrf_protect", value, source, message, change, opens };
  const method = methodToWrite(tables, refused, way.policy ?? null);
  const isTold = found.some(({ option }) => option === "methods");
  return method && !isTold ? [cause, method] : [cause];
}

// How a page could come to write: {message, change, policy}.
function wayToWrite(tables, refused, found) {
  const { policy, decision, origin } = refused;
  const toRead = found[0]?.change ?? null;

  if (origin === "null") {
    return { message: "Every page can have the origin null, which never may." };
  }

  if (refused.protection.writers !== null) return unnamedWriter(refused);

  if (policy === null) {
    const message = "No policy governs the path: only its own pages may.";
    return { message, change: toRead };
  }

  const chosen = meantBy(tables, policy, origin, decision);

  if (decision.outcome !== "granted") {
    const message = `Those may that origins names, and ${quoted(origin)} is not among them.`;
    return { message, change: toRead, policy: chosen };
  }

  if (chosen.origins.is_open) {
    const naming = found.find(({ option }) => option === "origins") ?? null;
    return unspokenWriter(tables, refused, chosen, naming);
  }

  const message =
    "Those may that origins names, with the methods that they are granted.";
  return { message, change: withMethod(tables, refused, chosen) };
}

// The way where csrf_origins does not have the origin.
function unnamedWriter({ naming, protection, origin }) {
  const { shown } = naming.settings.csrf_origins;
  const message = `${shown} does not have ${quoted(origin)}.`;
  const wanted = protection.writers.checks.length ? [] : wantedOrigins(origin);
  return { message, change: sharedWriters(naming, wanted) };
}

// The way where a policy lets everybody read.
function unspokenWriter(tables, { policy, origin }, chosen, naming) {
  const message = `${chosen.settings.origins.shown} lets every page read, which lets none write.`;
  const wanted = wantedOrigins(origin);

  if (naming !== null) {
    const source = JSON.stringify(withoutPlace(naming.source));
    const sourceOf = ({ settings }) =>
      JSON.stringify(withoutPlace(settings.origins.source));
    const by =
      eachPolicy(tables, policy).find((each) => sourceOf(each) === source) ?? chosen;
    return { message, change: naming.change, policy: by };
  }

  const [by] = namedBefore(tables, policy, chosen);

  if (by && !grantsAsMuch(by, chosen)) return { message };
  if (by)
    return { message, change: entryChange(by, "origins", wanted, []), policy: by };

  const { is_table: isTable, is_writers_of_path: isOfPath } = chosen.change;

  // Those who are named for other paths could no longer write.
  if (isTable && !isOfPath) return { message };
  return { message, change: sharedWriters(chosen, wanted) };
}

// Two sources are the same wherever their lines are.
function withoutPlace({ place, name }) {
  return [place, name];
}

// Tell whether a policy grants a page what another does, but for methods.
function grantsAsMuch(policy, other) {
  const isSame = JSON.stringify(policy.headers) === JSON.stringify(other.headers);
  const hasCookies = policy.credentialed || !other.credentialed;
  return (policy.headers.any || isSame) && hasCookies;
}

// csrf_origins with more entries, unless that is to be written in each of several
// policies.
function sharedWriters(policy, wanted) {
  if (policy.change.is_writers_of_several) return null;
  return entryChange(policy, "csrf_origins", wanted, []);
}

// What the method needs, where a policy would let the page write.
function methodToWrite(tables, refused, policy) {
  const { standard } = tables;
  const method = normalizeMethod(refused.facts.method, standard);

  if (policy === null) return null;
  if (grantedMethods(policy.methods, method, [method], standard) !== null) return null;

  const { shown } = policy.settings.methods;
  const message = `${shown} does not have ${quoted(method)}: without it, nobody writes.`;
  const change = withMethod(tables, refused, policy);
  return toldCause(policy, "methods", message, change, opensToWrite(refused));
}

function withMethod({ standard }, refused, policy) {
  const method = normalizeMethod(refused.facts.method, standard);
  const isEntry = isMethodEntry(method, standard);
  return isEntry ? entryChange(policy, "methods", [method], []) : null;
}

function opensToWrite({ origin }) {
  return `Pages of ${quoted(origin).slice(1, -1)} could then send requests that change something.`;
}
