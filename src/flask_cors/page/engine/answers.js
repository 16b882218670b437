"use strict";

// Answers: what the application would answer, where every view answers with success.

// Sent: {url, method, headers, isPreflight}. The answer: {status, headers}.
function answerOf(tables, sent) {
  const said = environ(tables, sent);

  if (!tables.has_layer) return answeredAlone(tables, said);
  if (isPreflight(said)) return answeredPreflight(tables, said);

  const reason = writeReason(tables, said, "on");
  const staged = reason
    ? tables.responses.forbidden[reason]
    : stagedAnswer(tables, said);
  return governed(tables, said, staged, staged.rule ?? null);
}

// The answer with the headers of the policy that governs the request, if one does.
function governed(tables, said, staged, rule) {
  const found = rule
    ? foundForRule(tables, said, rule)
    : foundFor(tables, said, said.method);
  const policy = policyOf(tables, found);

  if (policy === null) return toldUngoverned(tables, said, staged, said.method);

  return withDecision(tables, said, staged, policy, null);
}

function withDecision(tables, said, staged, policy, offered) {
  const facts = factsOf(said, offered);
  const decision = decide(tables, policy, facts);
  const headers = told(tables, said, staged.headers, policy, facts, decision);
  return { status: staged.status, headers: withCors(tables, headers, decision) };
}

function answeredPreflight(tables, said) {
  const route = preflightRoute(tables, said);

  if (route.policy === null) {
    return toldUngoverned(tables, said, stagedAnswer(tables, said), route.method);
  }

  const answer = route.isHandled
    ? stagedAnswer(tables, said)
    : withAllow(tables.responses.preflight, route.offered);
  const asked = { ...said, isKept: route.isKept };
  return withDecision(tables, asked, answer, route.policy, route.offered);
}

function withAllow(response, offered) {
  const allow = offered.length ? [["Allow", sorted(offered).join(", ")]] : [];
  return { ...response, headers: [...response.headers, ...allow] };
}

// Where no layer is, decorated views add their headers themselves.
function answeredAlone(tables, said) {
  const staged = stagedAnswer(tables, said);
  const view = staged.view ?? null;
  const policy = view === null ? null : policyOf(tables, { view });

  if (policy === null) return staged;

  const { lists_options: listsOptions } = staged.rule;

  if (said.method === "OPTIONS" && !(policy.automatic_options || listsOptions)) {
    return staged;
  }

  const asked = isPreflight(said) ? headerOf(said, REQUEST_METHOD) : null;
  const offered = asked && findRoute(tables, said, said.path, asked).offered;
  const answer = withDecision(tables, said, staged, policy, offered);
  return staged.isSizedLast ? withSizeLast(answer) : answer;
}

// Where the decorator answers itself, nobody has counted its body before.
function withSizeLast(answer) {
  const isSize = ([name]) => name === "Content-Length";
  const others = answer.headers.filter((header) => !isSize(header));
  return { ...answer, headers: [...others, ...answer.headers.filter(isSize)] };
}

// What Flask answers: {status, headers}, with the rule and the view that have.
function stagedAnswer(tables, said) {
  const { responses, routing } = tables;

  requireUsual(tables);
  if (!isTrusted(routing, said)) return untrusted(responses, said);

  const found = matchedRule(routing, domainOf(routing, said), said.path, said.method);

  if (found.redirect !== undefined) return redirectTo(tables, said, found.redirect);
  if (found.rule) return ruleAnswer(tables, said, found.rule);
  if (!found.allowed.size) return responses.not_found;

  return withHeader(
    responses.method_not_allowed,
    "Allow",
    sorted(found.allowed).join(", "),
  );
}

// The page names the host.
function untrusted({ untrusted: response }, said) {
  return withHeader(
    response,
    "Content-Length",
    `${response.length + said.host.length}`,
  );
}

// A header with another value; without it, if that is empty.
function withHeader(response, name, value) {
  const changed = response.headers.map(([key, was]) => [
    key,
    key === name ? value : was,
  ]);
  const headers = changed.filter(([key]) => key !== name || value !== "");
  return { ...response, headers };
}

function ruleAnswer(tables, said, rule) {
  const { responses } = tables;

  if (rule.is_automatic && said.method.toUpperCase() === "OPTIONS") {
    return { ...withHeader(responses.options, "Allow", offeredAt(tables, said)), rule };
  }

  const view = viewOf(tables, rule.endpoint, said.method);
  return { ...viewAnswer(tables, said, rule, view), rule, view };
}

function offeredAt(tables, said) {
  const { routing } = tables;
  const found = matchedRule(routing, domainOf(routing, said), said.path, "--");
  return sorted(found.allowed ?? []).join(", ");
}

function viewAnswer(tables, said, rule, view) {
  const { responses, standard } = tables;
  const policy = view ? policyOf(tables, { view }) : null;

  if (view === null) return responses.view;

  if (said.method !== "OPTIONS") {
    const isAsked = !tables.has_layer && !standard.safe_methods.includes(said.method);
    const reason = isAsked ? writeReason(tables, said, "on") : null;
    return reason ? responses.forbidden[reason] : responses.view;
  }

  const answers =
    policy?.automatic_options || (view.answers_options && !rule.lists_options);
  if (!answers) return responses.view;

  const { offered } = findRoute(tables, said, said.path, "OPTIONS");
  const answer = withHeader(responses.options, "Allow", sorted(offered).join(", "));
  return { ...answer, isSizedLast: true };
}

function redirectTo(tables, said, path) {
  const { routing, responses } = tables;
  const segments = "!$&'()*+,/:;=@";
  const own = percentEncoded(`/${path.replace(/^\/+/, "")}`, segments);
  const subdomain = routing.host_matching ? "" : domainOf(routing, said);
  const host = `${subdomain ? `${subdomain}.` : ""}${serverName(routing, said)}`;
  const start = `${said.scheme}://${host}${own}${said.query ? "?" : ""}`;
  const location = `${start}${percentEncoded(said.query, `%${segments}?`)}`;
  const length = pageLength(responses.redirect, location, `${start}${said.query}`);
  const sized = withHeader(responses.redirect, "Content-Length", `${length}`);
  return withHeader(sized, "Location", location);
}

// The page names the URL twice, as it is or as the header has it.
function pageLength({ length, quoted: count }, location, url) {
  const sizeOf = (text) => new TextEncoder().encode(htmlEscaped(text)).length;
  return length + count * sizeOf(location) + (2 - count) * sizeOf(url);
}

function htmlEscaped(text) {
  const escapes = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&#34;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (char) => escapes[char]);
}

// The headers of a decision added to those of a response.
function withCors(tables, headers, decision) {
  const exposed = decision.exposesAll ? exposedNames(tables, headers) : [];
  const { vary } = decision;
  const added = vary.length ? [["Vary", vary.join(", ")]] : [];
  return [...headers, ...decision.headers, ...exposed, ...added];
}

function exposedNames(tables, headers) {
  const names = new Map();

  for (const [name] of headers) {
    const lowered = name.toLowerCase();
    const isOurs = lowered.startsWith("access-control-");

    if (!isOurs && isExposable(name, tables.standard) && !names.has(lowered)) {
      names.set(lowered, name);
    }
  }

  const listed = sorted(names.keys()).map((lowered) => names.get(lowered));
  return listed.length ? [[EXPOSE_HEADERS, listed.join(", ")]] : [];
}
