"use strict";

// Resources: which entry governs a path. The first in its order that matches does.

const LONGEST_PATH = 2048;

// Paths: the path; and, where the entries may be written so, without the prefix of its
// blueprint.
function entryOf(table, ...paths) {
  if (paths.some((path) => /(?:^|\/)\.\.(?:\/|$)/.test(path))) return null;

  const { entries } = table;

  for (const path of paths) {
    const found = entries.find(({ kind, stem }) => kind === "literal" && stem === path);
    if (found) return found;
  }

  const patterns = entries.filter(({ kind }) => kind !== "literal");
  return patterns.find((each) => paths.some((path) => covers(each, path))) ?? null;
}

function covers(pattern, path) {
  switch (pattern.kind) {
    case "everything":
      return true;
    case "prefix":
      return path.startsWith(pattern.stem);
    case "segments":
      return path === pattern.stem || path.startsWith(`${pattern.stem}/`);
    default:
      return path.startsWith(pattern.stem) && matchesPath(pattern.regex, path);
  }
}

function matchesPath(regex, path, end = "") {
  if (path.length > LONGEST_PATH) {
    unknown(
      `the regex ${regex.shown} is asked about a path of ${path.length} characters`,
    );
  }

  return matches(regex, path, end);
}

// The entry of a blueprint's table: patterns may have its prefix, or leave it out.
function scopeEntry(scope, path) {
  const found = scope.prefix && execute(scope.prefix, path, "");
  return found
    ? entryOf(scope, path, path.slice(found[0].length) || "/")
    : entryOf(scope, path);
}

function scopeHas(scope, path, subdomain) {
  if (scope.prefix === null || !matchesPath(scope.prefix, path)) return false;
  return scope.subdomain === null || matches(scope.subdomain, subdomain ?? "");
}

// The entries of several tables as one.
function joinedTable(tables) {
  const byIdentity = new Map();

  for (const entry of tables.flatMap(({ entries }) => entries)) {
    byIdentity.set(JSON.stringify(entry.identity), entry);
  }

  return { entries: [...byIdentity.values()].sort(bySpecificity) };
}

function bySpecificity(one, other) {
  const differences = one.specificity.map((value, at) => value - other.specificity[at]);
  return differences.find((difference) => difference !== 0) ?? 0;
}

// https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
const MODES = [null, "off", "report", "on"];

function isOff(protection) {
  return protection.mode === null || protection.mode === "off";
}

function under(protection, outer) {
  if (protection.mode !== null) return protection;
  return { mode: outer.mode, writers: protection.writers };
}

function joinedProtection(one, later) {
  const [, mode] = [one.mode, later.mode]
    .map((each) => [MODES.indexOf(each), each])
    .reduce((best, each) => (each[0] > best[0] ? each : best));
  return { mode, writers: later.writers ?? one.writers };
}
