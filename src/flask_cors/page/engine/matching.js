"use strict";

// Matching: which rule of the URL map serves a path, as Werkzeug finds it.

class SlashRequired extends Error {}

// What becomes of a request: {rule}, {redirect: path}, or {allowed: methods}, none of
// them where no rule serves the path.
function matchedRule(routing, domain, rawPath, rawMethod) {
  const method = (rawMethod || "GET").toUpperCase();
  const path = rawPath ? `/${rawPath.replace(/^\/+/, "")}` : "";
  const run = { routing, method, allowed: new Set() };
  const slashed = routing.merge_slashes ? path.replace(/\/{2,}/g, "/") : path;
  let asked = path;

  try {
    const found = walked(run, 0, [domain, ...path.split("/")], []);
    if (found !== null) return validated(run, found);

    asked = slashed;
    const parts = [domain, ...slashed.split("/")];
    const merged = routing.merge_slashes ? walked(run, 0, parts, []) : null;
    return merged?.rule.merge_slashes
      ? { redirect: slashed }
      : { allowed: run.allowed };
  } catch (error) {
    if (error instanceof SlashRequired) return { redirect: `${asked}/` };
    throw error;
  }
}

function walked(run, number, parts, values) {
  const state = run.routing.states[number];

  if (parts.length === 0) return ended(run, state, values);

  const following = lookedUp(state.static, parts[0]);
  const found =
    (following === null ? null : walked(run, following, parts.slice(1), values)) ??
    walkedDynamically(run, state, parts, values);

  if (found !== null || parts.length !== 1 || parts[0] !== "") return found;

  const lax = state.rules.filter((each) => !run.routing.rules[each].strict_slashes);
  return served(run, lax, values);
}

function walkedDynamically(run, state, parts, values) {
  for (const part of state.dynamic) {
    const target = part.is_final ? parts.join("/") : parts[0];
    const match = matchedPart(part, target);

    if (match === null) continue;

    const isSlashed = part.is_suffixed && match[part.suffix] === "/";
    const after = part.is_final ? [] : parts.slice(1);
    const groups = part.groups.map((group) => match[group]);
    const remaining = isSlashed ? [""] : after;
    const found = walked(run, part.state, remaining, [...values, ...groups]);

    if (found !== null) return found;
  }

  return null;
}

function matchedPart(part, target) {
  if (target.length > LONGEST_PATH) {
    unknown(
      `the route's part ${part.shown} is asked about ${target.length} characters`,
    );
  }

  return execute(part, target, "");
}

function ended(run, state, values) {
  const found = served(run, state.rules, values);

  if (found !== null) return found;

  const slashed = lookedUp(state.static, "");
  const rules = slashed === null ? [] : run.routing.states[slashed].rules;

  for (const number of rules) {
    const rule = run.routing.rules[number];

    if (rule.websocket || !serves(rule, run.method)) continue;
    if (rule.strict_slashes) throw new SlashRequired();
    return { rule, values };
  }

  return null;
}

function served(run, numbers, values) {
  for (const number of numbers) {
    const rule = run.routing.rules[number];

    if (!serves(rule, run.method)) {
      rule.methods.forEach((method) => run.allowed.add(method));
    } else if (rule.websocket) {
      unknown(`the route ${rule.rule} is one for WebSockets`);
    } else {
      return { rule, values };
    }
  }

  return null;
}

function serves(rule, method) {
  return rule.methods === null || rule.methods.includes(method);
}

function validated(run, { rule, values }) {
  const isValid = rule.converters.every((converter, at) =>
    converts(converter, values[at]),
  );

  if (!isValid) return { allowed: run.allowed };

  if (rule.redirects) unknown(`the route ${rule.rule} may redirect`);
  return { rule };
}

function converts(converter, value) {
  if (converter.kind === "any") return true;
  if (converter.kind === "unknown")
    unknown(`${converter.name} converts a part of the path`);
  if (converter.fixed_digits && value.length !== converter.fixed_digits) return false;

  const { min, max } = converter;
  const number = converter.kind === "int" ? BigInt(value) : Number(value);
  return (min === null || number >= min) && (max === null || number <= max);
}
