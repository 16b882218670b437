"use strict";

// Objections: what one option has against a request: {option, message, wanted,
// replaces}.

function originObjection(tables, policy, meant, origin, reason) {
  const found = {
    "malformed-origin": () => malformedOrigin(origin),
    "null-origin": () => nullOrigin(meant),
    "origin-not-allowed": () => missingOrigin(tables, meant, origin),
  }[reason]?.();

  if (!found || !policy.alternatives.length || reason === "malformed-origin")
    return found ?? null;

  const count = 1 + policy.alternatives.length;
  const none = `None of the ${count} policies of this path allows ${quoted(origin)}`;
  return { ...found, message: `${none}: ${found.message}` };
}

function malformedOrigin(origin) {
  const message =
    `The Origin ${quoted(origin)} is not one that a browser sends: no value of origins ` +
    "allows it.";
  return { option: "origins", message, wanted: [] };
}

// Every site can make a page whose origin is null: with cookies it is never proposed.
function nullOrigin(policy) {
  const { shown } = policy.settings.origins;

  if (policy.credentialed) {
    const message =
      `${shown} does not allow 'null' with the user's cookies: every site can make such ` +
      "a page. Give the page an origin of its own.";
    return { option: "origins", message, wanted: [] };
  }

  const message = `${shown} does not have 'null', which is the origin of files and of sandboxed frames.`;
  return { option: "origins", message, wanted: ["null"] };
}

function missingOrigin(tables, policy, origin) {
  const { shown } = policy.settings.origins;
  const miss = nearMiss(tables, policy, origin);
  const wanted = wantedOrigins(origin);

  if (policy.origins.is_empty && miss === null) {
    const replaces = (policy.change.entries.origins.shown ?? []).map(
      ([, code]) => code,
    );
    return { option: "origins", message: `${shown} allows nobody.`, wanted, replaces };
  }

  const clause = miss === null ? "" : `: ${miss.words}`;
  const message = `${shown} does not have ${quoted(origin)}${clause}.`;
  return { option: "origins", message, wanted, replaces: miss?.replaces ?? [] };
}

// All that is refused of what a preflight asks for.
function grantObjections(tables, policy, preflight) {
  const { standard } = tables;
  const method = methodObjection(policy, preflight, standard);
  const headers = headersObjection(policy, preflight.headers ?? "", standard);
  return [method, headers].filter(Boolean);
}

function methodObjection(policy, preflight, standard) {
  const asked = preflight.method;

  if (!isMethod(asked, standard)) {
    return {
      option: "methods",
      message: `${quoted(asked)} is no name of a method.`,
      wanted: [],
    };
  }

  const method = normalizeMethod(asked, standard);

  if (isForbiddenMethod(method, standard)) {
    const message = `No browser lets a page send ${quoted(method)}.`;
    return { option: "methods", message, wanted: [] };
  }

  if (grantedMethods(policy.methods, method, preflight.offered, standard) !== null)
    return null;

  const clause =
    otherCase(policy, preflight, method) || offeredClause(policy, preflight);
  const message = `${policy.settings.methods.shown} does not have ${quoted(method)}${clause}.`;
  return {
    option: "methods",
    message,
    wanted: isUsableMethod(policy, method, standard) ? [method] : [],
  };
}

// Whether the method may be added to those of the policy. Where these are what the
// routes take, the application would answer it with a 405 all the same.
function isUsableMethod(policy, method, standard) {
  return !policy.methods.offered && isOneMethod(method, standard);
}

function otherCase({ methods }, preflight, method) {
  const offered = methods.offered ? preflight.offered : [];
  const isNear = (name) => name.toUpperCase() === method.toUpperCase();
  const near = sorted([...methods.names, ...offered]).find(isNear);
  return near ? `: it has ${written(near)}, and case matters in methods` : "";
}

function offeredClause(policy, preflight) {
  if (!policy.methods.offered) return "";

  if (preflight.offered.length === 0)
    return ": no route is known at the path, which may be misspelled";

  const has = sorted(preflight.offered).join(", ");
  return `: the routes at the path take ${has}. One of them has to take it as well`;
}

// What these stand for in a configuration is no method.
function isOneMethod(text, standard) {
  return text !== "*" && text !== "auto" && isMethodEntry(text, standard);
}

// To the standard, "GET|PUT" is one method; what it stands for is two.
function isMethodEntry(text, standard) {
  const names = text.split(/[|+&'`]+/).filter(Boolean);
  const isUsual = (name) => standard.usual_methods.includes(name.toUpperCase());
  const areKnown = names.length > 0 && names.every(isUsual);
  const isQuoted = /^['`]|['`]$/.test(text);
  return !isQuoted && ((names.length === 1 && names[0] === text) || !areKnown);
}

function headersObjection(policy, value, standard) {
  const requested = requestedHeaders(value, standard);

  if (requested === null) return tooManyHeaders(standard);

  const granted = permittedHeaders(policy.headers, requested, standard);
  const refused = requested.filter((name) => !granted.includes(name));

  if (!refused.length) return null;

  const names = named(refused.map(quoted));
  const clauses = refused.map((name) => whyRefused(policy, name, standard));
  const clause = clauses.find(Boolean) ?? "";
  const message = `${policy.settings.allow_headers.shown} does not have ${names}${clause}.`;
  const isUsable = refused.every((name) => isEntry(name, standard));
  return {
    option: "allow_headers",
    message,
    wanted: isUsable ? refused.map(asEntry) : [],
  };
}

function tooManyHeaders(standard) {
  const most = standard.most_request_headers;
  const length = standard.longest_request_headers.toLocaleString("en");
  const message =
    "The preflight asks for more request headers than any browser does: at most " +
    `${most} names in ${length} characters are granted.`;
  return { option: "allow_headers", message, wanted: [] };
}

// What is wrong with a name itself, or which one is nearly the same.
function whyRefused(policy, name, standard) {
  const lowered = name.toLowerCase();

  if (standard.cors_response_headers.includes(lowered)) {
    return `: ${quoted(name)} is of responses, and no page should set it`;
  }

  if (isForbiddenRequestHeader(name, standard)) {
    return `: no browser lets a page set ${quoted(name)}`;
  }

  const others = [lowered.replaceAll("_", "-"), lowered.replaceAll("-", "_")];
  const near = others.find((other) => policy.headers.names.includes(other));
  return near ? `: it has ${written(near)}, and '-' is not '_'` : "";
}

// A name as it is usually written: browsers ask for it in lower case.
function asEntry(name) {
  if (name !== name.toLowerCase()) return name;

  const parts = name
    .split("-")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1));
  return parts.join("-");
}

// Tell whether an entry stands for the header of its own name, and no other.
function isEntry(name, standard) {
  const isPattern = standard.regex_characters.some((char) => name.includes(char));
  const isOfResponse = standard.cors_response_headers.includes(name.toLowerCase());
  const isQuoted = /^['`]|['`]$/.test(name);
  return !(
    isPattern ||
    isOfResponse ||
    isQuoted ||
    isForbiddenRequestHeader(name, standard)
  );
}
