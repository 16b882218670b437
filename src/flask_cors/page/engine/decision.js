"use strict";

// The one function that decides, of which every CORS header comes.
// https://fetch.spec.whatwg.org/#http-responses

// Facts: {origin, preflight: {method, headers, offered} or null}.
function decide(tables, policy, facts) {
  const { origin } = facts;

  if (!origin) return decided(policy, policy, facts, "unasked", policy.unasked);

  const [by, reason] = admitting(tables, policy, origin);

  if (reason !== null) return decided(policy, policy, facts, "refused", [], reason);

  const headers = by.constant ?? granting(by, grantedOrigin(by, origin));

  if (facts.preflight === null) {
    return decided(policy, by, facts, "granted", timed(by, headers));
  }

  const [granted, missing] = grants(tables, by, facts.preflight);
  const outcome = missing === null ? "granted" : "refused";
  return decided(policy, by, facts, outcome, [...headers, ...granted], missing);
}

function grantedOrigin(policy, origin) {
  return origin === "null" && !policy.origins.literals.includes("null") ? "*" : origin;
}

function granting(policy, origin) {
  return [[ALLOW_ORIGIN, origin], ...policy.companions];
}

function timed(policy, headers) {
  return policy.is_timed ? [...headers, [TIMING_ALLOW_ORIGIN, headers[0][1]]] : headers;
}

function decided(policy, by, facts, outcome, headers, reason = null) {
  const exposesAll = by.exposes_all && headers.length > 0 && facts.preflight === null;
  const vary = varyOf(policy, facts, headers);
  return { outcome, headers, vary, reason, exposesAll, policy: by };
}

function varyOf(policy, facts, headers) {
  if (!policy.varies) return [];

  const value = headers.length ? headers[0][1] : null;
  const isConstant = value !== null && (value === "*" || value === policy.origins.sole);
  const isAlone = policy.alternatives.length === 0;
  const isSame = (policy.origins.is_empty || isConstant) && isAlone;
  const vary = isSame ? [] : ["Origin"];
  return facts.preflight === null ? vary : [...vary, REQUEST_METHOD, REQUEST_HEADERS];
}

function eachPolicy(tables, policy) {
  return [policy, ...policy.alternatives.map((number) => tables.policies[number])];
}

// The first policy of a path that allows an origin; the first with the reason, if none
// does.
function admitting(tables, policy, origin) {
  const all = eachPolicy(tables, policy);
  const chosen = all.find((each) => refusalOf(tables, each, origin) === null);
  return chosen ? [chosen, null] : [policy, refusalOf(tables, all.at(-1), origin)];
}

function refusalOf(tables, policy, origin) {
  const { standard } = tables;
  const { origins } = policy;

  if (permit(origins, origin, standard)) return null;
  if (origins.any && policy.send_wildcard && !policy.credentialed) return null;

  if (origin === "null") {
    return origins.any && !policy.credentialed ? null : "null-origin";
  }

  if (!isOriginText(origin, standard)) return "malformed-origin";
  return origins.any ? null : checked(origins, origin);
}

function checked(origins, origin) {
  if (origins.checks.length) {
    unknown(`${named(origins.checks)} decides whether ${quoted(origin)} is allowed`);
  }

  return "origin-not-allowed";
}
