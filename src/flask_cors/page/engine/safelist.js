"use strict";

// The request headers that a page may set, and those that it has to ask for.
// https://fetch.spec.whatwg.org/#cors-safelisted-request-header

const BLANKS = "\t\n\r ";

function departs(profile, departure) {
  return profile.departures.includes(departure);
}

// Forbidden headers are dropped without a word, and blanks around a value.
function settable(headers, profile, standard) {
  const isDropped = (name) =>
    departs(profile, "user-agent-dropped") && name === "user-agent";
  return headers
    .map(([name, value]) => [name, stripped(value, BLANKS)])
    .filter(([name]) => !isDropped(name.toLowerCase()))
    .filter(([name, value]) => !isForbidden(name, value, standard));
}

// Each header once, with all of its values, if the browser joins them early.
function joined(headers, profile) {
  if (!departs(profile, "doubled-headers-joined")) return headers;

  const names = new Map();

  for (const [name] of headers) {
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }

  return [...names].map(([lowered, name]) => [name, combined(headers, lowered) ?? ""]);
}

// https://fetch.spec.whatwg.org/#concept-headers-append
function settableWithoutCors(headers, profile, standard) {
  const allowed = ["accept", "accept-language", "content-language", "content-type"];
  const taken = [];

  for (const [name, value] of settable(headers, profile, standard)) {
    const together = combined([...taken, [name, value]], name) ?? "";
    const isTaken = allowed.includes(name.toLowerCase());

    if (isTaken && isSafelisted(name, together, profile, standard))
      taken.push([name, value]);
  }

  return taken;
}

// https://fetch.spec.whatwg.org/#headers-validate
function isValidHeader(name, value) {
  return isToken(name) && /^[^\x00\r\n\u0100-\uffff]*$/.test(stripped(value, BLANKS));
}

function isSafelisted(name, value, profile, standard) {
  if (value.length > standard.longest_value) return false;

  switch (name.toLowerCase()) {
    case "accept":
      return !hasUnsafeBytes(value, profile);
    case "accept-language":
    case "content-language":
      return /^[0-9A-Za-z *,\-.;=]*$/.test(value);
    case "content-type":
      return isOfAForm(value, profile);
    case "range":
      return isSimpleRange(value, profile.range_limit);
    default:
      return false;
  }
}

// https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
function unsafeNames(headers, profile, standard) {
  const isSafe = ([name, value]) => isSafelisted(name, value, profile, standard);
  const safe = headers.filter(isSafe);
  const length = safe.reduce((sum, [, value]) => sum + value.length, 0);
  const isLimited = !departs(profile, "no-limit-in-all");
  const isTooMuch = isLimited && length > standard.longest_values;
  const unsafe = headers.filter((header) => isTooMuch || !isSafe(header));
  const names = sorted(unsafe.map(([name]) => name.toLowerCase()));
  return departs(profile, "doubled-names-listed") ? names : [...new Set(names)];
}

function isForbidden(name, value, standard) {
  if (isForbiddenRequestHeader(name, standard)) return true;
  if (!standard.method_overrides.includes(name.toLowerCase())) return false;

  // A comma between quotes separates nothing.
  const parts = value.match(/(?:[^",]|"(?:[^"\\]|\\[^])*(?:"|\\?$))+/g) ?? [];
  const methods = parts.map((part) => stripped(part, "\t ").toUpperCase());
  return methods.some((method) => standard.forbidden_methods.includes(method));
}

// https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte
function hasUnsafeBytes(value, profile) {
  const isUnsafe = /[\x00-\x08\x0a-\x1f"():<>?@[\\\]{}\x7f]/.test(value);
  return (
    isUnsafe || (departs(profile, "beyond-ascii-unsafe") && /[^\x00-\x7f]/.test(value))
  );
}

function isOfAForm(value, profile) {
  const essence = stripped(value.split(";")[0], BLANKS).toLowerCase();
  const forms = [
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
  ];

  if (hasUnsafeBytes(value, profile) || !forms.includes(essence)) return false;
  if (!departs(profile, "media-type-read-strictly")) return true;

  const isEndedTwice = value.endsWith(";") && value.split(";").length > 2;
  return !(isEndedTwice || value.includes(","));
}

function isSimpleRange(value, limit) {
  const match = /^bytes=([0-9]+)-([0-9]*)$/.exec(value);

  if (match === null) return false;

  const numbers = match.slice(1).filter(Boolean).map(BigInt);
  const isWithin = numbers.every((number) => number <= BigInt(limit));
  return isWithin && (numbers.length === 1 || numbers[0] <= numbers[1]);
}
