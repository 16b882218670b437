"""Departures: what browsers do otherwise than the Fetch standard says.

Each was seen in a browser: :mod:`~flask_cors.sansio.browser.profiles` names the
versions.
"""

from __future__ import annotations

import enum


class Departure(enum.Enum):
    """One thing that a browser does otherwise. The value is a name that stays."""

    AUTHORIZATION_UNDER_WILDCARD = "authorization-under-wildcard"
    """The star of Access-Control-Allow-Headers covers ``Authorization``, once: it is
    asked for again the next time.

    https://github.com/whatwg/fetch/issues/1919
    """

    USER_AGENT_DROPPED = "user-agent-dropped"
    """A ``User-Agent`` that the page sets is dropped, as forbidden headers are."""

    DOUBLED_HEADERS_JOINED = "doubled-headers-joined"
    """The values of a header that the page sets twice are joined before anybody asks
    whether they are safe.
    """

    DOUBLED_NAMES_LISTED = "doubled-names-listed"
    """Access-Control-Request-Headers names a header twice that the page sets twice."""

    NO_LIMIT_IN_ALL = "no-limit-in-all"
    """The values of all headers together may have more than 1,024 bytes."""

    BEYOND_ASCII_UNSAFE = "beyond-ascii-unsafe"
    """Bytes that are not ASCII are unsafe in ``Accept`` and ``Content-Type``."""

    MEDIA_TYPE_READ_STRICTLY = "media-type-read-strictly"
    """A ``Content-Type`` with a comma is not safe, nor one with a semicolon behind its
    parameters.
    """

    EMPTY_LINES_SKIPPED = "empty-lines-skipped"
    """An empty line of a header that has others is passed over, but for
    Access-Control-Allow-Origin and ``Location``.
    """

    NEGATIVE_MAX_AGE_ENDS = "negative-max-age-ends"
    """After a negative Access-Control-Max-Age nothing is kept."""

    MALFORMED_MAX_AGE_ENDS = "malformed-max-age-ends"
    """After an Access-Control-Max-Age that is no number nothing is kept."""

    WILDCARD_NOT_KEPT = "wildcard-not-kept"
    """What a star has granted is asked for again the next time."""

    CREDENTIALS_KEPT_APART = "credentials-kept-apart"
    """What was granted with credentials is asked for again without them."""

    GRANTS_OUTLIVE_REFUSALS = "grants-outlive-refusals"
    """What was granted is kept where the response is then refused, and not an answer to
    a preflight.
    """

    NEED_OUTLIVES_REDIRECTS = "need-outlives-redirects"
    """If what the page asked for needs a preflight, there is one after each redirect
    too, also where nothing is left to ask for.
    """

    PREFLIGHT_KEEPS_ORIGIN = "preflight-keeps-origin"
    """After a redirect that makes the origin ``null``, the preflight names the page's
    origin, and its answer has to.
    """

    USER_IN_LOCATION_REFUSED = "user-in-location-refused"
    """A redirect to a URL with a name or a password is refused without CORS too."""

    EQUAL_LOCATIONS_FOLLOWED = "equal-locations-followed"
    """Several lines of ``Location`` are followed if they are all the same."""

    DIFFERING_LOCATIONS_REFUSED = "differing-locations-refused"
    """Lines of ``Location`` that differ are refused also where nobody follows them."""

    INVALID_LOCATION_REFUSED = "invalid-location-refused"
    """A ``Location`` that is no URL is refused also where nobody follows it, unless it
    has a blank in it.
    """

    NO_LOCATION_NO_REDIRECT = "no-location-no-redirect"
    """The redirect mode ``error`` does not refuse a redirect without ``Location``."""
