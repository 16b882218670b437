"use strict";

// What a preflight may be granted: methods and request headers.

function grants(tables, policy, preflight) {
  const { standard } = tables;

  if (!isMethod(preflight.method, standard)) return [[], "malformed-method"];

  const method = normalizeMethod(preflight.method, standard);
  const methods = grantedMethods(policy.methods, method, preflight.offered, standard);

  if (methods === null) return [[], "method-not-allowed"];

  const [names, reason] = grantedHeaders(policy, preflight.headers, standard);
  const headers = names.length ? [[ALLOW_HEADERS, names.join(", ")]] : [];

  const maxAge = preflight.isKept ? policy.max_age : "0";

  if (maxAge !== null) headers.push([MAX_AGE, maxAge]);

  return [[...headers, [ALLOW_METHODS, methods]], reason];
}

// The value of Allow-Methods if a method is allowed.
function grantedMethods(allowed, method, offered, standard) {
  if (isForbiddenMethod(method, standard)) return null;

  const isNamed = allowed.names.includes(method);

  if (isNamed && !allowed.offered) return allowed.header;

  if (allowed.offered && (isNamed || offered.includes(method))) {
    const all = new Set([...allowed.names, ...offered]);
    standard.forbidden_methods.forEach((forbidden) => all.delete(forbidden));
    return sorted(all).join(", ");
  }

  return allowed.any ? method : null;
}

function grantedHeaders(policy, value, standard) {
  const requested = value ? requestedHeaders(value, standard) : [];

  if (requested === null) return [[], "too-many-headers"];

  const names = permittedHeaders(policy.headers, requested, standard);
  const isRefused = names.length < requested.length;
  return [names, isRefused ? "header-not-allowed" : null];
}

function permittedHeaders(allowed, names, standard) {
  if (allowed.any) return names;

  return names.filter(
    (name) =>
      allowed.names.includes(name.toLowerCase()) ||
      (allowed.patterns.length > 0 &&
        name.length <= standard.longest_name &&
        anyMatches(allowed.patterns, name)),
  );
}

// Names as they were sent, each once, sorted; null if there are more of them than any
// browser sends.
function requestedHeaders(value, standard) {
  const commas = value.split(",").length - 1;

  if (value.length > standard.longest_request_headers) return null;
  if (commas >= standard.most_request_headers) return null;

  const entries = value.split(",").map((entry) => stripped(entry, " \t"));
  const names = new Map();

  for (const name of entries.filter(isToken)) {
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }

  return sorted(names.values());
}
