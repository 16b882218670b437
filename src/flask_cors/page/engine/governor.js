"use strict";

// Governors: which policy governs a request: that of its view, its blueprint, its path.

function viewOf(tables, endpoint, method) {
  const found = endpoint === null ? null : lookedUp(tables.endpoints, endpoint);

  if (found === null || endpoint === "") return null;

  const upper = method.toUpperCase();
  return Object.hasOwn(found.views, upper) ? found.views[upper] : found.views["?"];
}

function isCsrfExempt(tables, endpoint, method) {
  const found = endpoint === null ? null : lookedUp(tables.endpoints, endpoint);
  const upper = tables.methods.includes(method.toUpperCase())
    ? method.toUpperCase()
    : "?";
  return found !== null && endpoint !== "" && found.csrf_exempt.includes(upper);
}

function scopesAround(tables, said, route) {
  if (route.endpoint === null) {
    return tables.scopes.filter((scope) =>
      scopeHas(scope, said.routed, route.subdomain),
    );
  }

  return scopesOf(tables, route.endpoint);
}

function scopesOf(tables, endpoint) {
  return tables.scopes.filter(({ name }) => endpoint.startsWith(`${name}.`));
}

// The entry that governs a path, with the blueprint that it is of.
function entryAround(tables, scopes, path) {
  for (const scope of scopes) {
    const entry = scopeEntry(scope, path);
    if (entry !== null) return { entry, scope };
  }

  const entry = entryOf(tables.resources, path);
  return entry === null ? null : { entry, scope: null };
}

// What governs a request of one method: {view}, {entry, scope}, or nothing.
function foundFor(tables, said, method) {
  const route = findRoute(tables, said, said.path, method);
  const view = viewOf(tables, route.endpoint, method);
  return view
    ? { view }
    : entryAround(tables, scopesAround(tables, said, route), said.routed);
}

function foundForRule(tables, said, rule) {
  const view = viewOf(tables, rule.endpoint, said.method);
  return view
    ? { view }
    : entryAround(tables, scopesOf(tables, rule.endpoint), said.routed);
}

function policyOf(tables, found) {
  if (!found) return null;

  const number = found.view ? found.view.policy : found.entry.policy;
  return number === null ? null : tables.policies[number];
}

// The policy of the request that a preflight asks for.
function preflightRoute(tables, said) {
  const normalized = normalizeMethod(headerOf(said, REQUEST_METHOD), tables.standard);
  const method = tables.methods.includes(normalized) ? normalized : "?";
  const route = findRoute(tables, said, said.path, method);
  const view = viewOf(tables, route.endpoint, method);
  const around = () =>
    entryAround(tables, scopesAround(tables, said, route), said.routed);
  const policy = policyOf(tables, view ? { view } : around());
  const isHandled = isHandledByView(tables, route, view, policy);
  const isKept = policy === null || isKeptFor(tables, said, route, policy);
  return { policy, offered: route.offered, isHandled, isKept, method };
}

// Browsers are not to keep what is granted where other methods are granted otherwise.
function isKeptFor(tables, said, route, policy) {
  const others = route.offered.filter((method) => method !== "OPTIONS");
  return others.every((method) => {
    const other = policyOf(tables, foundFor(tables, said, method));
    return other !== null && other.alike === policy.alike;
  });
}

function isHandledByView(tables, route, view, policy) {
  if (view && policy && !policy.automatic_options) return true;
  if (route.options === null) return false;

  const handler = viewOf(tables, route.options, "OPTIONS");
  return !handler?.answers_options;
}

// What governs, as it is told: {level, policy, pattern, blueprint, number}.
function governing(tables, sent, method) {
  const found = foundFor(
    tables,
    environ(tables, { ...sent, method, headers: [] }),
    method,
  );
  const policy = policyOf(tables, found);
  const nothing = {
    level: "none",
    policy,
    pattern: null,
    blueprint: null,
    number: null,
  };

  if (!found) return nothing;
  if (found.view)
    return { ...nothing, level: found.view.is_exempt ? "exempt" : "view" };

  const { entry, scope } = found;
  const isOfScope = scope !== null;
  return {
    ...nothing,
    level: isOfScope ? "blueprint" : "resources",
    pattern: entry.text,
    blueprint: isOfScope ? scope.name : null,
  };
}

function decidedOn(tables, policy, sent) {
  const said = environ(tables, sent);
  const offered = sent.isPreflight ? preflightRoute(tables, said).offered : null;
  const facts = factsOf(said, offered);
  return [facts, decide(tables, policy, facts)];
}

function factsOf(said, offered) {
  const preflight = offered && {
    method: headerOf(said, REQUEST_METHOD),
    headers: headerOf(said, REQUEST_HEADERS),
    offered,
    isKept: said.isKept,
  };
  return { origin: headerOf(said, "Origin"), preflight };
}

function isPreflight(said) {
  const isAsked = headerOf(said, REQUEST_METHOD) !== null;
  return said.method === "OPTIONS" && Boolean(headerOf(said, "Origin")) && isAsked;
}
