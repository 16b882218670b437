"""The ways to set CORS up: every option in every place, every spelling in the field."""

from .blueprints import BLUEPRINTS
from .caching import CACHING
from .credentials import CREDENTIALS
from .decorators import DECORATORS
from .decorators_within import DECORATORS_AND_CORS
from .headers import ALLOWED_HEADERS
from .headers import EXPOSED_HEADERS
from .methods import ALLOWED_METHODS
from .options import MAX_AGE
from .options import OTHER_OPTIONS
from .options import UNKNOWN_OPTIONS
from .origins import EVERY_ORIGIN
from .origins import LISTED_ORIGINS
from .patterns import PATTERNS
from .places import PLACES
from .places import SEVERAL_CALLS
from .resources import RESOURCES
from .surroundings import SURROUNDINGS

CONFIGURATIONS = (
    *EVERY_ORIGIN,
    *LISTED_ORIGINS,
    *PATTERNS,
    *CREDENTIALS,
    *CACHING,
    *ALLOWED_METHODS,
    *ALLOWED_HEADERS,
    *EXPOSED_HEADERS,
    *MAX_AGE,
    *OTHER_OPTIONS,
    *UNKNOWN_OPTIONS,
    *RESOURCES,
    *PLACES,
    *SEVERAL_CALLS,
    *BLUEPRINTS,
    *DECORATORS,
    *DECORATORS_AND_CORS,
    *SURROUNDINGS,
)
