"use strict";

// Causes: why a policy refuses a request, in words, and what would allow it.

const OF_ORIGIN = ["malformed-origin", "null-origin", "origin-not-allowed"];

function causesOf(run) {
  const { tables, result, found, method, last, request } = run;
  const sentSoFar = result.exchanges.map(({ sent }) => sent);

  if (result.refusal === null || !sentSoFar.length || isElsewhere(sentSoFar)) return [];

  const { origin } = result.refusal;
  const said = environ(tables, last);

  if (found.level === "exempt") return ofExempt(said.routed);
  if (found.policy !== null)
    return causesOfPolicy(tables, found.policy, last, origin, request);
  if (!tables.is_configured) return ofNoCall(said.routed, origin);

  const route = findRoute(tables, said, said.path, method);
  return ofNoPolicy(tables, triedTable(tables, said, route), said.routed, origin);
}

// All entries that could have governed a request.
function triedTable(tables, said, route) {
  return joinedTable([...scopesAround(tables, said, route), tables.resources]);
}

function causesOfPolicy(tables, policy, sent, origin, request) {
  const [facts, decision] = decidedOn(tables, policy, sent);
  const isCredentialed = request.credentials === "include";
  const ask = isCredentialed ? ofCredentialed : ofDecision;
  return ask(tables, policy, facts, decision, origin);
}

function ofDecision(tables, policy, facts, decision) {
  const meant = meantBy(tables, policy, facts.origin, decision);
  const found = objectionsTo(tables, policy, meant, facts, decision);
  return found.map((objection) => causeOf(meant, objection));
}

// The same of a request with the user's cookies.
function ofCredentialed(tables, policy, facts, decision, origin) {
  let meant = meantBy(tables, policy, facts.origin, decision);

  if (OF_ORIGIN.includes(decision.reason)) {
    meant = nearestPolicy(tables, policy, facts.origin, true);
  } else if (!meant.credentialed) {
    const before = namedBefore(tables, policy, meant).find((each) => each.credentialed);
    if (before) return ofOther(tables, before, meant, facts);
  }

  const found = objectionsTo(tables, policy, meant, facts, decision);
  const causes = found.map((objection) => causeOf(meant, objection));
  return [...causes, ...ofCredentials(meant, origin)];
}

// What a policy with credentials needs, to decide in place of the one that does.
function ofOther(tables, other, chosen, facts) {
  const found = missingOrigin(tables, other, facts.origin);
  const message =
    `${chosen.settings.origins.shown} decides on ${quoted(facts.origin)}, and lets no ` +
    `page send the user's cookies along: ${found.message}`;
  const asked = facts.preflight ? grantObjections(tables, other, facts.preflight) : [];
  return [{ ...found, message }, ...asked].map((objection) =>
    causeOf(other, objection),
  );
}

// The messages of the same causes, for a response that tells them.
function sentenceOf(tables, policy, facts, decision) {
  const meant = meantBy(tables, policy, facts.origin, decision);
  const found = objectionsTo(tables, policy, meant, facts, decision);
  return found.map(({ message }) => message).join(" ");
}

// Why a page may not send the user's cookies along; nothing where it may.
function ofCredentials(policy, origin) {
  if (policy.credentialed) return [];

  const narrowing = narrowed(policy, origin);
  const isSafe = origin !== "null" && narrowing.every(({ change }) => change !== null);
  const { shown } = policy.settings.supports_credentials;
  const change = isSafe ? policy.change.supports_credentials : null;
  const who = narrowing.length ? `Pages of ${cutTo(origin, 100)}` : everybody(policy);
  const paths = policy.change.reach.supports_credentials;
  const opens = `${who} could then read the responses of ${paths}, with the user's cookies.`;
  const message = `${shown} lets no page send the user's cookies along.`;
  const cause = toldCause(policy, "supports_credentials", message, change, opens);
  return [...narrowing, cause];
}

// What is to be said of "*", which is never proposed with credentials.
function narrowed(policy, origin) {
  if (!policy.origins.any) return [];

  const message =
    `${policy.settings.origins.shown} lets every site in: with the user's cookies, ` +
    "name the origins.";
  const change = entryChange(policy, "origins", wantedOrigins(origin), ["'*'", "'.*'"]);
  const opens = "Pages of other sites could no longer read them.";
  return [toldCause(policy, "origins", message, change, opens)];
}

function objectionsTo(tables, policy, meant, facts, decision) {
  if (decision.reason === null) return [];

  const found = originObjection(tables, policy, meant, facts.origin, decision.reason);
  const asked = facts.preflight ? grantObjections(tables, meant, facts.preflight) : [];
  return [...(found ? [found] : []), ...asked];
}

function causeOf(policy, objection) {
  const { option, message, wanted, replaces } = objection;
  const change = wanted.length
    ? entryChange(policy, option, wanted, replaces ?? [])
    : null;
  return toldCause(
    policy,
    option,
    message,
    change,
    change && opensFor(policy, objection),
  );
}

function toldCause(policy, option, message, change, opens) {
  const { value, source } = policy.settings[option];
  return { option, value, source, message, change, opens: change ? opens : null };
}

// The policy that refuses a request; where none allows its origin, the one that was
// probably meant to.
function meantBy(tables, policy, origin, decision) {
  const isOfOrigin = OF_ORIGIN.includes(decision.reason);
  return isOfOrigin ? nearestPolicy(tables, policy, origin, false) : decision.policy;
}

function nearestPolicy(tables, policy, origin, isCredentialed) {
  if (!policy.alternatives.length) return policy;

  const each = eachPolicy(tables, policy).filter(
    ({ origins }) => !origins.checks.length,
  );
  const isNear = (one) => origin !== "null" && nearMiss(tables, one, origin) !== null;
  const alike = each.find(({ credentialed }) => credentialed === isCredentialed);
  return each.find(isNear) ?? alike ?? each[0] ?? policy;
}

function namedBefore(tables, policy, chosen) {
  const each = eachPolicy(tables, policy);
  const before = each.slice(0, each.indexOf(chosen));
  return before.filter(({ origins }) => !(origins.checks.length || origins.is_open));
}
