"use strict";

// Telling: in debug mode a response says itself why a page cannot read it.

const DEBUG_HEADER = "X-CORS-Debug";
const MOST_TOLD = 1000;

function told(tables, said, headers, policy, facts, decision) {
  if (decision.reason === null || !tables.is_debugged) return headers;

  return withReason(said, headers, sentenceOf(tables, policy, facts, decision));
}

function toldUngoverned(tables, said, staged, method) {
  if (!tables.is_debugged || !headerOf(said, "Origin") || !tables.has_layer)
    return staged;

  const reason = whyUngoverned(tables, said, method);
  return { status: staged.status, headers: withReason(said, staged.headers, reason) };
}

function whyUngoverned(tables, said, method) {
  const route = findRoute(tables, said, said.path, method);
  const view = viewOf(tables, route.endpoint, method);

  if (!view)
    return ofNoPolicy(tables, triedTable(tables, said, route), said.routed)[0].message;
  if (view.is_exempt) return ofExempt(said.routed)[0].message;

  return "The policy of this view has a mistake, which the log tells.";
}

function withReason(said, headers, reason) {
  const isOwn =
    headerOf(said, "Origin") === ownOrigin(said) ||
    headerOf(said, FETCH_SITE) === "same-origin";

  if (!reason || isOwn) return headers;

  const printable = Array.from(cutTo(reason, MOST_TOLD), asciiOnly).join("");
  return [...headers, [DEBUG_HEADER, printable.slice(0, MOST_TOLD).trim()]];
}

function asciiOnly(char) {
  if (char >= " " && char <= "~") return char;

  const number = char.codePointAt(0);
  const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[char];
  if (short) return short;
  if (number < 0x100) return `\\x${hexadecimal(number, 2)}`;
  if (number < 0x10000) return `\\u${hexadecimal(number, 4)}`;
  return `\\U${hexadecimal(number, 8)}`;
}
