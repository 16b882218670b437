"use strict";

// The guard: refuses requests that change something, made by pages that may not.

function writeFacts(said) {
  return {
    method: said.method.toUpperCase(),
    origin: headerOf(said, "Origin"),
    fetchSite: headerOf(said, FETCH_SITE),
    ownOrigin: ownOrigin(said),
  };
}

function ownOrigin(said) {
  return said.host ? `${said.scheme}://${said.host}`.toLowerCase() : "";
}

// Why a request has to come from an origin that may write, if it does.
function suspicion(facts, standard) {
  const isOwn = facts.fetchSite === "same-origin" || facts.fetchSite === "none";

  if (standard.safe_methods.includes(facts.method) || isOwn) return null;
  if (facts.fetchSite) return "cross-site-write";
  if (!facts.origin || facts.origin === facts.ownOrigin) return null;
  return "foreign-origin-write";
}

const UNPROTECTED = { mode: null, writers: null };

// How a request is protected: {policy, protection}.
function guarded(tables, said) {
  return tables.has_layer ? guardedByLayer(tables, said) : guardedByView(tables, said);
}

function guardedByLayer(tables, said) {
  const upper = said.method.toUpperCase();
  const method = tables.methods.includes(upper) ? upper : "?";
  const route = findRoute(tables, said, said.path, method);

  if (route.offered.includes(method) && isCsrfExempt(tables, route.endpoint, method)) {
    return { policy: null, protection: UNPROTECTED };
  }

  const scopes = scopesAround(tables, said, route);
  const view = viewOf(tables, route.endpoint, method);
  const policy = policyOf(
    tables,
    view ? { view } : entryAround(tables, scopes, said.routed),
  );
  const around = protectionAround(tables, scopes, said.routed);
  return { policy, protection: policy ? under(policy.protection, around) : around };
}

function protectionAround(tables, scopes, path) {
  const entry = entryOf(tables.resources, path);
  const { beyond } = tables.resources;
  const own = entry ? under(tables.policies[entry.policy].protection, beyond) : beyond;
  return scopes.reduce((found, scope) => joinedProtection(found, scope.beyond), own);
}

// A decorator protects its own view.
function guardedByView(tables, said) {
  const { endpoint } = findRoute(tables, said, said.path, said.method);
  const view = viewOf(tables, endpoint, said.method);
  const policy = view ? policyOf(tables, { view }) : null;

  if (policy === null || isCsrfExempt(tables, endpoint, said.method)) {
    return { policy: null, protection: UNPROTECTED };
  }

  return { policy, protection: policy.protection };
}

// Why a request may not change anything, if it may not and the mode is the one meant.
function writeReason(tables, said, mode) {
  const { policy, protection } = guarded(tables, said);

  if (protection.mode !== mode) return null;

  const facts = writeFacts(said);
  const reason = suspicion(facts, tables.standard);
  return reason && !mayWrite(tables, policy, protection, facts) ? reason : null;
}

function mayWrite(tables, policy, protection, facts) {
  const { standard } = tables;
  const { writers } = protection;

  if (!facts.origin) return false;

  if (writers !== null) {
    if (permit(writers, facts.origin, standard)) return true;
    return (
      isOriginText(facts.origin, standard) && checked(writers, facts.origin) === null
    );
  }

  if (policy === null) return false;

  const decision = decide(tables, policy, { origin: facts.origin, preflight: null });
  return mayWriteByPolicy(decision, facts, standard);
}

// A policy that is for everybody lets nobody write.
function mayWriteByPolicy(decision, facts, standard) {
  const { policy } = decision;

  if (decision.outcome !== "granted") return false;
  if (facts.origin === "null" || policy.origins.is_open) return false;

  const method = normalizeMethod(facts.method, standard);
  return grantedMethods(policy.methods, method, [method], standard) !== null;
}
