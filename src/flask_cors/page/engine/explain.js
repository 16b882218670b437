"use strict";

// Explaining: what a browser will do with a request of a page, and why: the document
// that "flask cors explain --json" prints. Where no page can know, {unknown} says so.

function corsExplain(tables, given) {
  let request = null;

  try {
    request = pageRequest(tables, given);
    return documentOf(explained(tables, request, given.browser));
  } catch (error) {
    if (error instanceof WordError) {
      return { unknown: error.message, invalid: error.word };
    }

    if (!(error instanceof Unknown)) throw error;
    return { unknown: error.message, governed_by: governedAtAll(tables, request) };
  }
}

// What governs the path is often known where the rest is not.
function governedAtAll(tables, request) {
  const method = normalizeMethod(request.method, tables.standard);

  try {
    return governedBy(governing(tables, { url: request.url }, method));
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    return null;
  }
}

function explained(tables, request, browser) {
  const described = (sent, urls) => withFetchSite(request, sent, urls);
  const results = tables.browsers.map((profile) =>
    fetchedBy(tables, request, profile, described),
  );
  const at = telling(tables, results, browser);
  const result = results[at];
  const method = normalizeMethod(request.method, tables.standard);
  const last = result.exchanges.at(-1)?.sent ?? {
    url: request.url,
    method,
    isPreflight: false,
  };
  const found = governing(tables, last, method);
  const run = { tables, request, method, result, last, found, described, untold: [] };
  const causes = causesOf(run);
  const refused = refusedWrite(run);
  return {
    tables,
    request,
    governing: deciding(run),
    whyPreflight: result.exchanges.some(({ sent }) => sent.isPreflight)
      ? whyPreflight(method, request.headers, tables.browsers[at], tables.standard)
      : [],
    exchanges: result.exchanges,
    verdicts: results.map(({ refusal }, number) => [tables.browsers[number], refusal]),
    causes: [...causes, ...(refused ? ofWrite(run, refused, causes) : [])],
    readable: deciding(run).policy?.exposed ?? [],
    remarks: remarksOf(run),
    doubts: doubtsOf(run, refused),
    writeReason: refused?.reason ?? null,
    untold: run.untold,
  };
}

function fetchedBy(tables, request, profile, described) {
  const urls = [];
  return fetched(tables, request, profile, (sent) => {
    urls.push(parsedUrl(sent.url));
    return answerOf(tables, described(sent, urls));
  });
}

// The first browser that blocks the request; the first, where none does.
function telling(tables, results, browser) {
  const asked = tables.browsers.findIndex(({ name }) => name.toLowerCase() === browser);
  const blocking = results.findIndex(({ refusal }) => refusal !== null);
  return asked >= 0 ? asked : Math.max(blocking, 0);
}

function withFetchSite(request, sent, urls) {
  if (!isTrustworthy(urls.at(-1))) return sent;

  const site = fetchSite(parsedUrl(request.origin), urls);
  return { ...sent, headers: [...sent.headers, [FETCH_SITE, site]] };
}

// What governs, with the policy that decides where a path has several.
function deciding({ tables, found, last }) {
  if (found.policy === null || !found.policy.alternatives.length) return found;

  const [, decision] = decidedOn(tables, found.policy, last);

  if (decision.outcome === "unasked" || OF_ORIGIN.includes(decision.reason))
    return found;

  const number = eachPolicy(tables, found.policy).indexOf(decision.policy) + 1;
  return { ...found, policy: decision.policy, number };
}

function rulingOf({ doubts, verdicts, writeReason }) {
  if (doubts.length) return "unknown";

  const canRead = verdicts.every(([, refusal]) => refusal === null);
  return canRead && writeReason === null ? "allowed" : "blocked";
}

function documentOf(found) {
  const { tables, request } = found;
  const verdicts = found.verdicts.map(([browser, refusal]) => [
    browser.name.toLowerCase(),
    verdictOf(tables, browser, refusal),
  ]);
  return {
    version: tables.version,
    request: {
      url: request.url,
      origin: request.origin,
      method: request.method,
      headers: masked(tables, request.headers),
      credentials: request.credentials === "include",
    },
    verdict: rulingOf(found),
    write_reason: found.writeReason,
    browsers: Object.fromEntries(verdicts),
    governed_by: governedBy(found.governing),
    why_preflight: found.whyPreflight,
    exchanges: found.exchanges.map((exchange) => exchangeOf(tables, exchange)),
    causes: found.causes,
    exposed_headers: found.readable,
    remarks: found.remarks.map((message) => ({ message })),
    doubts: found.doubts.map((message) => ({ message })),
    untold: found.untold,
  };
}

function verdictOf(tables, browser, refusal) {
  const isBlocked = refusal !== null;
  return {
    verdict: isBlocked ? "blocked" : "allowed",
    reason: isBlocked ? refusal.reason : null,
    standard: isBlocked ? tables.reasons.browser[refusal.reason] : null,
    is_preflight: isBlocked ? refusal.isPreflight : null,
    sentence: isBlocked ? sentenceFor(browser, refusal) : null,
  };
}

function governedBy({ level, policy, pattern, blueprint, number }) {
  return { level, pattern, blueprint, number, source: policy?.source ?? null };
}

function exchangeOf(tables, { sent, answer }) {
  return {
    purpose: sent.isPreflight ? "preflight" : "request",
    method: sent.method,
    url: sent.url,
    request_headers: masked(tables, sent.headers),
    status: answer.status,
    response_headers: answer.headers,
  };
}

// The headers with a mask over what may be secret, by their names.
function masked(tables, headers) {
  const isSecret = (name) => /auth|token|key|secret|session|password/i.test(name);
  return headers.map(([name, value]) => [
    name,
    isSecret(name) ? tables.standard.mask : value,
  ]);
}
