"use strict";

// Origins: whether one is among those that are allowed.

function permit(origins, origin, standard) {
  if (origins.literals.includes(origin)) return true;
  if (!isOriginText(origin, standard)) return false;

  const lowered = origin.toLowerCase();

  // It is told by its one spelling alone.
  if (lowered === "null") return false;

  return (
    origins.literals.includes(lowered) ||
    (origins.wildcards.length > 0 && permitWildcard(origins, lowered, standard)) ||
    (origins.regexes.length > 0 && permitRegex(origins, origin, standard))
  );
}

function permitWildcard(origins, origin, standard) {
  const shape = `^${standard.scheme}${standard.host}(?::([0-9]{1,5}))?$`;
  const match = new RegExp(shape).exec(origin);

  if (match === null) return false;

  const [, scheme, host, port] = match;
  const labels = host.split(".");
  const allowed = [`${scheme}://${host}:*`];

  for (let first = 1; first < labels.length; first += 1) {
    const below = `${scheme}://*.${labels.slice(first).join(".")}`;
    allowed.push(`${below}:*`, port === undefined ? below : `${below}:${port}`);
  }

  return allowed.some((wildcard) => origins.wildcards.includes(wildcard));
}

function permitRegex(origins, origin, standard) {
  const shape = `^(?:${standard.scheme})?${standard.host}(?::[0-9]{1,5})?$`;
  const isShaped = new RegExp(shape, "i").test(origin);
  return isShaped && anyMatches(origins.regexes, origin);
}

// One that is understood may match where another is not.
function anyMatches(patterns, text) {
  const failures = [];

  for (const pattern of patterns) {
    try {
      if (matches(pattern, text)) return true;
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      failures.push(error);
    }
  }

  if (failures.length) throw failures[0];
  return false;
}
