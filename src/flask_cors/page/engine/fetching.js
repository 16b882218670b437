"use strict";

// Fetching: what a browser does for one fetch() of a page, as far as CORS goes.
// https://fetch.spec.whatwg.org/#fetching

const MOST_REDIRECTS = 20;

class Blocked extends Error {
  constructor(reason, hop, value, more = {}) {
    super(reason);
    Object.assign(this, {
      reason,
      hop,
      value,
      isPreflight: false,
      headerValue: null,
      ...more,
    });
  }
}

// What became of a fetch(): {exchanges, refusal, readable}.
function fetched(tables, request, profile, answer) {
  const exchanges = [];
  const run = { tables, request, profile, answer, exchanges };

  try {
    return { exchanges, refusal: null, readable: read(run, firstHop(run)) };
  } catch (error) {
    if (!(error instanceof Blocked)) throw error;
    return { exchanges, refusal: refusalFrom(run, error), readable: null };
  }
}

// https://fetch.spec.whatwg.org/#dom-request
function firstHop({ tables, request, profile }) {
  const { standard } = tables;
  const url = parsedUrl(request.url);

  if (url === null || url.hasUser) throw new Blocked("invalid-url", null, request.url);

  checkMethod(request, standard);
  checkHeaders(request);

  const take = request.mode === "no-cors" ? settableWithoutCors : settable;
  const headers = joined(take(request.headers, profile, standard), profile);
  const method = normalizeMethod(request.method, standard);
  const isUnsafe = needOf(method, headers, profile, standard).headers.length > 0;
  const hop = {
    request,
    profile,
    standard,
    urls: [url],
    url,
    method,
    headers,
    isUnsafe,
  };
  return tainted({ ...hop, tainting: "basic" });
}

function checkMethod(request, standard) {
  const { method } = request;
  const normalized = normalizeMethod(method, standard);
  const isNoCors = request.mode === "no-cors";

  if (!isToken(method)) throw new Blocked("invalid-method", null, method);
  if (isForbiddenMethod(method, standard))
    throw new Blocked("forbidden-method", null, method);

  if (isNoCors && !standard.safelisted_methods.includes(normalized)) {
    throw new Blocked("method-needs-cors", null, normalized);
  }
}

function checkHeaders(request) {
  const wrong = request.headers.find(([name, value]) => !isValidHeader(name, value));

  if (wrong)
    throw new Blocked("invalid-header", null, wrong[0], { headerValue: wrong[1] });
}

// The same, with how far the page may look.
function tainted(hop) {
  const { request, url } = hop;
  const isOwn = url.isHttp && url.origin === request.origin;

  if (isOwn && hop.tainting === "basic") return hop;
  if (request.mode === "same-origin") throw new Blocked("not-same-origin", hop, null);
  if (!url.isHttp) throw new Blocked("not-http", hop, url.scheme);

  return { ...hop, tainting: request.mode === "no-cors" ? "opaque" : "cors" };
}

function needAt(hop) {
  return needOf(hop.method, hop.headers, hop.profile, hop.standard);
}

// The page's origin, or "null" after redirects that hide it.
function originOf(hop) {
  const own = hop.request.origin;
  const hides = ([last, url]) => url.origin !== last.origin && own !== last.origin;
  const pairs = hop.urls.slice(1).map((url, at) => [hop.urls[at], url]);
  return pairs.some(hides) ? "null" : own;
}

function read(run, start) {
  const { standard } = run.tables;
  let hop = start;

  for (;;) {
    const answer = answered(run, hop);
    const location = combined(answer.headers, "Location");
    const isRedirect = standard.redirect_statuses.includes(answer.status);

    if (!isRedirect || location === null) {
      return {
        kind: hop.tainting,
        status: hop.tainting === "opaque" ? 0 : answer.status,
      };
    }

    const url = parsedUrl(location, hop.url.text);

    if (url === null) throw new Blocked("redirect-invalid", hop, location);
    hop = following(hop, url, answer.status);
  }
}

function answered(run, hop) {
  if (hop.tainting !== "cors") return exchanged(run, sentBy(hop));

  const isDue = isNeeded(needAt(hop));
  const asksAnyway = departs(hop.profile, "need-outlives-redirects") && hop.isUnsafe;

  if (isDue || asksAnyway) askFirst(run, hop);

  const answer = exchanged(run, sentBy(hop));
  const failed = corsCheck(
    answer.headers,
    originOf(hop),
    hop.request.credentials === "include",
  );

  if (failed !== null) throw new Blocked(failed[0], hop, failed[1]);
  return answer;
}

function askFirst(run, hop) {
  const failure = judged(hop, exchanged(run, preflightOf(hop)));

  if (failure)
    throw new Blocked(failure.reason, hop, failure.value, { isPreflight: true });
}

function exchanged(run, sent) {
  const answer = run.answer(sent);
  run.exchanges.push({ sent, answer });
  return answer;
}

function sentBy(hop) {
  const origin = originHeader(hop);
  const said = origin === null ? [] : [["Origin", origin]];
  const headers = [...hop.headers, ...said];
  return { url: hop.url.text, method: hop.method, headers, isPreflight: false };
}

// https://fetch.spec.whatwg.org/#append-a-request-origin-header
function originHeader(hop) {
  if (hop.tainting === "cors") return originOf(hop);
  if (hop.method === "GET" || hop.method === "HEAD") return null;

  const isDowngrade =
    hop.request.origin.startsWith("https:") && hop.url.scheme !== "https";
  return isDowngrade && hop.request.mode !== "cors" ? "null" : originOf(hop);
}

// What is asked after a redirect to a URL.
// https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
function following(hop, url, status) {
  const { standard } = hop;

  if (!url.isHttp) throw new Blocked("redirect-not-http", hop, url.text);
  if (hop.urls.length > MOST_REDIRECTS)
    throw new Blocked("too-many-redirects", hop, url.text);

  const isOther = url.origin !== hop.url.origin;
  const [method, left] = afterRedirect(status, hop.method, hop.headers, standard);
  const headers = isOther ? without(left, [standard.non_wildcard]) : left;
  const hasAsked = hop.tainting === "cors" && isNeeded(needAt(hop));
  const isUnsafe = hop.isUnsafe || hasAsked;
  return tainted({ ...hop, url, urls: [...hop.urls, url], method, headers, isUnsafe });
}

function afterRedirect(status, method, headers, standard) {
  const isPost = (status === 301 || status === 302) && method === "POST";
  const isSeeOther = status === 303 && method !== "GET" && method !== "HEAD";
  return isPost || isSeeOther
    ? ["GET", without(headers, standard.body_headers)]
    : [method, headers];
}

function without(headers, names) {
  return headers.filter(([name]) => !names.includes(name.toLowerCase()));
}

function refusalFrom({ request, exchanges }, blocked) {
  const { hop } = blocked;
  const urls = hop === null ? [request.url] : hop.urls.map(({ text }) => text);
  const origin = hop === null ? request.origin : originOf(hop);
  const last = exchanges.at(-1);
  return {
    reason: blocked.reason,
    url: urls.at(-1),
    origin,
    isPreflight: blocked.isPreflight,
    initialUrl: urls[0],
    value: blocked.value,
    status: last ? last.answer.status : null,
    pageOrigin: origin === request.origin ? "" : request.origin,
    headerValue: blocked.headerValue,
  };
}
