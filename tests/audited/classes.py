"""The reasons why developers get CORS wrong, and the applications that show them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Class:
    """A class of mistakes.

    :param symptom: what developers see.
    :param apps: the names of the bad applications that have such a mistake.
    :param cured: the names of good ones that do what was a mistake with flask-cors 6.
    :param unseen: why no application can show it.
    """

    symptom: str
    apps: tuple[str, ...] = ()
    cured: tuple[str, ...] = ()
    unseen: str = ""


#: By how often the cause shows up, the most frequent first.
REASONS = (
    Class(
        "No 'Access-Control-Allow-Origin' header, on a route that has CORS: it raised",
        ("exceptions_kept_from_pages",),
        cured=("security_headers_by_hook",),
    ),
    Class(
        "The response to the preflight has no HTTP ok status",
        ("login_hook_before_the_preflight",),
        cured=("tokens_and_a_login_hook",),
    ),
    Class(
        "Redirect is not allowed for a preflight request",
        ("https_redirect_before_the_preflight",),
    ),
    Class(
        "No 'Access-Control-Allow-Origin' header, although the origin is listed",
        (
            "address_of_a_page",
            "dash_of_a_yaml_list",
            "domain_of_a_cookie",
            "glob_before_the_domain",
            "glob_without_a_scheme",
            "host_in_its_own_letters",
            "ipv6_written_in_full",
            "joined_by_semicolons",
            "json_list_in_the_variable",
            "mistyped_address",
            "no_scheme",
            "page_from_a_file",
            "port_left_as_a_word",
            "quotes_in_the_variable",
            "staging_with_its_password",
            "subdomains_of_an_address",
            "trailing_slash",
            "unset_variable",
        ),
        cured=("origins_in_a_variable",),
    ),
    Class(
        "The header must not be the wildcard when the credentials mode is 'include'",
        (
            "credentials_for_everybody",
            "null_with_cookies",
            "plain_http_with_cookies",
            "star_with_cookies",
            "subdomains_of_a_public_suffix",
        ),
    ),
    Class(
        "Request header field is not allowed by Access-Control-Allow-Headers",
        (
            "cookie_header_allowed",
            "header_with_its_value",
            "headers_key_of_a_tutorial",
            "old_names_of_a_tutorial",
        ),
        cured=("factory_with_config",),
    ),
    Class(
        "The header contains multiple values, but only one is allowed",
        (
            "crossdomain_of_flask_restful",
            "header_set_in_the_view",
            "template_hook_of_a_course",
        ),
    ),
    Class(
        "It works for GET, and not for POST, PUT or DELETE",
        (
            "decorated_class_without_cors",
            "decorator_above_the_route",
            "every_method_there_is",
            "methods_of_no_routes",
            "methods_with_blanks",
            "methods_without_those_of_the_routes",
            "patch_in_lower_case",
        ),
        cured=("class_based_and_async", "methods_of_the_routes", "restful"),
    ),
    Class(
        "It works at first, and later for some only: a cache",
        ("vary_switched_off",),
    ),
    Class(
        "No error, and everything is allowed",
        (
            "both_spellings",
            "misspelled_config_key",
            "misspelled_option",
            "misspelled_resources",
            "resources_as_origins",
            "switch_in_other_words",
        ),
        cured=("blueprint_and_config", "origins_in_a_variable"),
    ),
    Class(
        "I can still call it with curl, or send a form to it",
        (
            "cookies_and_no_csrf_protection",
            "login_open_to_every_page",
            "session_open_to_every_page",
            "writers_and_no_protection",
            "writers_for_everybody",
        ),
        cured=("cookies_and_csrf_protection", "own_pages_with_a_login"),
    ),
    Class(
        "The cookie never arrives",
        ("cookie_to_be_read", "session_that_stays_at_home", "session_without_secure"),
        cured=("cookies_on_one_site", "cookies_on_two_sites"),
    ),
    Class(
        "403 with 'Server: AirTunes', on macOS",
        unseen="The request never reaches the application: AirPlay listens on port "
        "5000, which is chosen where the server is started.",
    ),
    Class(
        "The page sends Access-Control-Allow-Origin itself",
        ("headers_on_the_wrong_side", "response_header_asked_for"),
    ),
    Class(
        "Socket.IO is blocked, though there is CORS(app)",
        ("sockets_for_everybody", "sockets_for_nobody", "sockets_not_told_of_pages"),
        cured=("websockets",),
    ),
)

#: What else means something other than what is written.
OTHERS = (
    Class(
        "A regex for origins lets in others",
        ("dots_not_escaped", "regex_without_a_dot", "regex_that_is_none"),
        cured=("preview_deployments_by_regex",),
    ),
    Class(
        "A regex that a request can stop the server with",
        ("regex_that_explodes", "regex_that_is_slow"),
    ),
    Class(
        "CORS() is called twice, and the laxer answer is kept",
        ("cors_called_twice",),
        cured=("several_tables", "strict_blueprint_in_an_open_application"),
    ),
    Class(
        "Which entry of the resources counts is guessed",
        (
            "admin_behind_a_laxer_entry",
            "entry_that_is_shadowed",
            "everybody_before_the_partners",
            "protection_for_some_origins",
        ),
        cured=("partners_and_the_public",),
    ),
    Class(
        "The application does not know its own address", ("proxy_behind_a_profiler",)
    ),
    Class(
        "A path is not the one that was meant",
        (
            "path_as_the_blueprint_has_it",
            "path_with_a_slip",
            "path_with_the_prefix_of_the_proxy",
            "path_without_a_slash",
            "route_that_was_forgotten",
        ),
        cured=(
            "behind_a_prefix",
            "blueprint_with_its_own_paths",
            "paths_beside_the_api",
        ),
    ),
    Class(
        "CORS() is attached too late, or to the wrong thing",
        (
            "api_instead_of_the_application",
            "blueprint_that_is_registered",
            "cors_after_the_first_request",
        ),
    ),
    Class(
        "The answers to preflights are kept for longer than by any browser",
        ("age_in_words", "age_of_a_month"),
    ),
    Class("A rule is silenced that does not exist", ("ignored_rule_that_is_none",)),
)
