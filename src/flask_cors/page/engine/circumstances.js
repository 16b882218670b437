"use strict";

// Circumstances: what else matters to a request, and what cannot be known of it.

const STATUSES = {
  400: "The application does not trust this host: what the page can read is a 400.",
  404: "No route serves it: what the page can read is a 404.",
  405: "Its route does not take this method: what the page can read is a 405.",
};

function remarksOf(run) {
  const { tables, result } = run;
  const following = followingRequest(run);
  const isReported =
    following !== null &&
    writeReason(tables, environ(tables, following), "report") !== null;
  const report =
    "csrf_protect='report' tells the log of this request, and lets it pass: with True, " +
    "it is refused.";
  const status = result.readable && lookedUp(STATUSES, `${result.readable.status}`);
  return [
    ...ofExchange(run),
    ...(status ? [status] : []),
    ...(result.readable ? ofCookies(run) : []),
    ...(isReported ? [report] : []),
  ];
}

function ofExchange(run) {
  if (run.result.readable?.kind === "basic") {
    return ["The page is of the API's own origin: CORS has no part in it."];
  }

  return [...ofPage(run), ...ofRedirect(run), ...ofLayer(run)];
}

function ofPage({ tables, request }) {
  const ofResponses = tables.standard.cors_response_headers;
  const names = request.headers.map(([name]) => name);
  return names
    .filter((name) => ofResponses.includes(name.toLowerCase()))
    .map(
      (name) =>
        `${name} is a header of responses: set in a request, it opens nothing, and costs ` +
        "a preflight.",
    );
}

function ofRedirect({ result }) {
  const urls = [...new Set(result.exchanges.map(({ sent }) => sent.url))];

  if (urls.length < 2) return [];

  return [
    `The application redirects ${urls[0]} to ${urls.at(-1)}: let the page ask for that one.`,
  ];
}

function ofLayer({ tables, result, method }) {
  const preflights = result.exchanges
    .map(({ sent }) => sent)
    .filter((each) => each.isPreflight);
  const isHandled = preflights.some((sent) => isHandledPreflight(tables, sent));
  const handled =
    "The view answers OPTIONS itself: it is taken to do so with success, and without " +
    "CORS headers of its own.";
  const alone =
    "CORS(app) has not been called: only what decorated views answer has CORS headers. " +
    "CORS(app, resources=[]) has their preflights and errors answered too.";
  const last = result.exchanges.at(-1);
  const isAlone =
    !tables.has_layer && last && governing(tables, last.sent, method).level === "view";
  return [...(isHandled ? [handled] : []), ...(isAlone ? [alone] : [])];
}

function isHandledPreflight(tables, sent) {
  return preflightRoute(tables, environ(tables, sent)).isHandled;
}

function ofCookies(run) {
  const { tables, request } = run;

  if (request.credentials !== "include") return [];

  const { same_site: sameSite, is_secure: isSecure } = tables.session;

  if (sameSite.toLowerCase() === "none" && isSecure) return [];
  if (isOfOneSite(run)) return [];

  const [page, url] = [parsedUrl(request.origin), parsedUrl(request.url)];
  const isNear = [page, url].every(
    (each) => each !== null && each.scheme === "http" && isTrustworthy(each),
  );

  if (isNear) {
    const address = url.origin.replace(url.host, page.host);
    return [
      `${page.host} and ${url.host} are two sites, and the session cookie stays with one ` +
        `of them: let the page ask ${address}.`,
    ];
  }

  return [
    "The session cookie does not come along from a page of another site: that needs " +
      "SESSION_COOKIE_SAMESITE='None' and SESSION_COOKIE_SECURE=True.",
  ];
}

// Where only the list of public suffixes tells, that is said, and no remark is made.
function isOfOneSite({ tables, request, untold }) {
  try {
    return isSameSite(tables, parsedUrl(request.origin), parsedUrl(request.url));
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    untold.push(error.message);
    return true;
  }
}

// What stands between this explanation and the truth, a sentence each.
function doubtsOf(run, refused) {
  const { tables, result } = run;
  const isBefore = refused !== null && tables.has_layer && result.refusal === null;

  if (isBefore || result.readable?.kind === "basic") return [];

  const sent = result.exchanges.map((exchange) => exchange.sent);
  const others = isElsewhere(sent)
    ? [
        `The application redirects to ${sent.at(-1).url}, which may be another one: what ` +
          "is there is not known here.",
      ]
    : [];
  const layers = new Set(sent.flatMap((each) => aroundOf(tables, each).layers));
  const ofLayers = [...layers].map(
    (name) =>
      `The ${name} sets Access-Control-Allow-Origin itself, and is not run here: what it ` +
      "says counts.",
  );
  const gates = result.refusal === null ? ofGates(tables, sent) : [];
  return [...others, ...ofLayers, ...gates];
}

// Tell whether a redirect has led to another host than the one that was asked.
function isElsewhere(sent) {
  return new Set(sent.map(({ url }) => parsedUrl(url).origin)).size > 1;
}

function aroundOf(tables, sent) {
  const said = environ(tables, sent);
  const { endpoint } = findRoute(tables, said, said.path, sent.method);
  return tables.endpoints[endpoint ?? ""];
}

// What may turn a request away before it is answered with CORS headers.
function ofGates(tables, sent) {
  for (const each of sent) {
    const [names, what] = gatesBefore(tables, each);

    if (names.length) {
      return [
        `${names[0]}() runs before ${what}: if it turns that away, the browser blocks the ` +
          "request.",
      ];
    }
  }

  return [];
}

function gatesBefore(tables, sent) {
  const isLeft =
    !tables.has_layer || (sent.isPreflight && isHandledPreflight(tables, sent));

  if (sent.isPreflight && isLeft) {
    const what = "the preflight is answered, which never carries a login";
    return [aroundOf(tables, sent).before, what];
  }

  if (sent.isPreflight || tables.has_layer) return [[], ""];

  const what = "the view, whose CORS headers what it answers does not have";
  return [aroundOf(tables, sent).gates, what];
}
