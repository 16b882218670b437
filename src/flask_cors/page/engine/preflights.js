"use strict";

// The preflight: when it is needed, what it asks, and what its answer has to say.
// https://fetch.spec.whatwg.org/#cors-preflight-fetch

function needOf(method, headers, profile, standard) {
  const isSafelistedMethod = standard.safelisted_methods.includes(method);
  const names = unsafeNames(headers, profile, standard);
  return { method: isSafelistedMethod ? null : method, headers: names };
}

function isNeeded(need) {
  return need.method !== null || need.headers.length > 0;
}

// The CORS check: why it fails, and the value that it fails for; null if it succeeds.
// https://fetch.spec.whatwg.org/#concept-cors-check
function corsCheck(headers, origin, isCredentialed) {
  const allowed = combined(headers, ALLOW_ORIGIN);

  if (allowed === null) return ["allow-origin-missing", null];
  if (allowed === "*" && !isCredentialed) return null;
  if (allowed !== origin) return [mismatch(allowed), allowed];
  if (!isCredentialed) return null;

  const credentials = combined(headers, ALLOW_CREDENTIALS);
  return credentials === "true" ? null : ["allow-credentials", credentials];
}

function mismatch(allowed) {
  if (allowed === "*") return "allow-origin-wildcard";
  if (/[, ]/.test(allowed)) return "allow-origin-multiple";

  const isInvalid = allowed !== "null" && parsedUrl(allowed) === null;
  return isInvalid ? "allow-origin-invalid" : "allow-origin-mismatch";
}

function preflightOf(hop) {
  const origin = preflightOrigin(hop);
  const names = needAt(hop).headers;
  const asked = names.length ? [[REQUEST_HEADERS, names.join(",")]] : [];
  const headers = [["Origin", origin], [REQUEST_METHOD, hop.method], ...asked];
  return { url: hop.url.text, method: "OPTIONS", headers, isPreflight: true };
}

function preflightOrigin(hop) {
  return departs(hop.profile, "preflight-keeps-origin")
    ? hop.request.origin
    : originOf(hop);
}

// Why an answer does not grant what was asked: {reason, value}; null if it does.
function judged(hop, answer) {
  const { profile, request, standard } = hop;
  const isCredentialed = request.credentials === "include";
  const failed = corsCheck(answer.headers, preflightOrigin(hop), isCredentialed);
  const isRedirect =
    standard.redirect_statuses.includes(answer.status) &&
    combined(answer.headers, "Location") !== null;

  if (failed !== null && !(isRedirect && profile.blames_redirect)) {
    return { reason: failed[0], value: failed[1] };
  }

  if (isRedirect) return { reason: "preflight-redirected", value: null };

  if (answer.status < 200 || answer.status > 299) {
    return { reason: "preflight-status", value: `${answer.status}` };
  }

  return missing(hop, answer.headers, isCredentialed);
}

function missing(hop, headers, isCredentialed) {
  const need = needAt(hop);
  const methods = listed(headers, ALLOW_METHODS);
  const names = listed(headers, ALLOW_HEADERS).map((name) => name.toLowerCase());
  const isAnyMethod = !isCredentialed && methods.includes("*");
  const isAnyHeader = !isCredentialed && names.includes("*");

  if (need.method !== null && !methods.includes(need.method) && !isAnyMethod) {
    return { reason: "method-not-allowed", value: need.method };
  }

  const coversAll = departs(hop.profile, "authorization-under-wildcard");
  const isCovered = (name) =>
    isAnyHeader && (coversAll || name !== hop.standard.non_wildcard);
  const name = need.headers.find((each) => !names.includes(each) && !isCovered(each));
  return name === undefined ? null : { reason: "header-not-allowed", value: name };
}

// The entries of a header, which this package writes as lists of tokens.
function listed(headers, name) {
  const entries = (combined(headers, name) ?? "").split(",");
  return entries.map((entry) => stripped(entry, " \t")).filter(Boolean);
}

const RULES = {
  accept: "has characters that need asking",
  "accept-language": "has other characters than a list of languages",
  "content-language": "has other characters than a list of languages",
  "content-type": "is not one that a form could send",
  range: "is not a plain range such as bytes=0-499",
};

// Why a browser asks before it sends a request, a clause for each reason.
function whyPreflight(method, headers, profile, standard) {
  const need = needOf(method, headers, profile, standard);
  const isSafe = ([name, value]) => isSafelisted(name, value, profile, standard);
  const unsafe = need.headers.length ? headers.filter((header) => !isSafe(header)) : [];
  const names = unsafe.map(([name]) => name.toLowerCase());
  const isAll = need.headers.every((name) => names.includes(name));
  const most = standard.longest_values.toLocaleString("en");
  return [
    ...(need.method === null
      ? []
      : [`the method ${need.method} is not GET, HEAD or POST`]),
    ...unsafe.map(([name, value]) => whyUnsafe(name, value, standard)),
    ...(isAll ? [] : [`the values of its headers have more than ${most} bytes`]),
  ];
}

function whyUnsafe(name, value, standard) {
  const rule = lookedUp(RULES, name.toLowerCase());

  if (rule === null) return `the header ${name} is not one that every page may set`;
  if (value.length > standard.longest_value) {
    return `the value of ${name} has more than ${standard.longest_value} bytes`;
  }

  return `${name}: ${value} ${rule}`;
}
