"use strict";

// The names, tables and predicates of the Fetch standard.
// https://fetch.spec.whatwg.org/#http-cors-protocol

const ALLOW_ORIGIN = "Access-Control-Allow-Origin";
const ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
const ALLOW_METHODS = "Access-Control-Allow-Methods";
const ALLOW_HEADERS = "Access-Control-Allow-Headers";
const ALLOW_PRIVATE_NETWORK = "Access-Control-Allow-Private-Network";
const EXPOSE_HEADERS = "Access-Control-Expose-Headers";
const MAX_AGE = "Access-Control-Max-Age";
const TIMING_ALLOW_ORIGIN = "Timing-Allow-Origin";
const REQUEST_METHOD = "Access-Control-Request-Method";
const REQUEST_HEADERS = "Access-Control-Request-Headers";
const FETCH_SITE = "Sec-Fetch-Site";

function isToken(value) {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(value);
}

function isMethod(value, standard) {
  return value.length <= standard.longest_method && isToken(value);
}

function normalizeMethod(method, standard) {
  const upper = method.toUpperCase();
  return standard.normalized_methods.includes(upper) ? upper : method;
}

function isForbiddenMethod(method, standard) {
  return standard.forbidden_methods.includes(method.toUpperCase());
}

function isForbiddenRequestHeader(name, standard) {
  const lowered = name.toLowerCase();
  const isPrefixed = standard.forbidden_request_prefixes.some((prefix) =>
    lowered.startsWith(prefix),
  );
  return isPrefixed || standard.forbidden_request_headers.includes(lowered);
}

function isExposable(name, standard) {
  const lowered = name.toLowerCase();
  return (
    !standard.safelisted_response_headers.includes(lowered) &&
    !standard.forbidden_response_headers.includes(lowered) &&
    isToken(name)
  );
}

function isOriginText(value, standard) {
  const isShort = value.length >= 1 && value.length <= standard.longest_origin;
  return isShort && /^[A-Za-z0-9+\-._~:/[\]]*$/.test(value);
}

// The value of a header, the values of doubled ones joined; null if it is not there.
// https://fetch.spec.whatwg.org/#concept-header-list-get
function combined(headers, name) {
  const lowered = name.toLowerCase();
  const found = headers
    .filter(([key]) => key.toLowerCase() === lowered)
    .map(([, value]) => stripped(value, " \t\r\n"));
  return found.length ? found.join(", ") : null;
}

function stripped(text, characters) {
  let start = 0;
  let end = text.length;

  while (start < end && characters.includes(text[start])) start += 1;
  while (end > start && characters.includes(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function lookedUp(table, key) {
  return Object.hasOwn(table, key) ? table[key] : null;
}
