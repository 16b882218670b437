"""The hooks of an application, and what Flask itself is told."""

from ..additions import add_star
from ..additions import handle_errors
from ..additions import redirect_to_login
from ..additions import replace_responses
from ..additions import require_login
from ..additions import set_star
from ..configuration import Configuration
from ..exchanges import ADMIN
from ..exchanges import APP
from ..exchanges import EVIL
from ..exchanges import failures
from ..exchanges import places
from ..exchanges import PLAIN_OPTIONS
from ..exchanges import USUAL
from .resources import EVERYWHERE

SURROUNDINGS = (
    Configuration(
        id="hooks/login-before-cors",
        cors=({},),
        before=require_login,
        exchanges=(*USUAL, *PLAIN_OPTIONS, *places(*EVERYWHERE)),
    ),
    Configuration(
        id="hooks/login-after-cors",
        cors=({"origins": [APP, ADMIN]},),
        after=require_login,
        exchanges=(*USUAL, *PLAIN_OPTIONS),
    ),
    Configuration(
        id="hooks/login-redirect",
        cors=({"origins": [APP, ADMIN]},),
        after=redirect_to_login,
        exchanges=(*USUAL, *PLAIN_OPTIONS),
    ),
    Configuration(
        id="hooks/star-added-before-cors",
        cors=({"origins": [APP, ADMIN]},),
        before=add_star,
        exchanges=USUAL,
    ),
    Configuration(
        id="hooks/star-added-after-cors",
        cors=({},),
        after=add_star,
        exchanges=USUAL,
    ),
    Configuration(
        id="hooks/star-set-before-cors",
        cors=({"origins": [APP, ADMIN]},),
        before=set_star,
        exchanges=USUAL,
    ),
    Configuration(
        id="hooks/star-set-after-cors",
        cors=({"origins": [APP, ADMIN], "supports_credentials": True},),
        after=set_star,
        exchanges=USUAL,
    ),
    Configuration(
        id="hooks/star-added-beside-decorator",
        view={},
        before=add_star,
        exchanges=USUAL,
    ),
    Configuration(
        id="hooks/responses-replaced-before-cors",
        cors=({},),
        before=replace_responses,
        exchanges=USUAL,
    ),
    Configuration(
        id="hooks/responses-replaced-after-cors",
        cors=({},),
        after=replace_responses,
        exchanges=USUAL,
    ),
    Configuration(
        id="hooks/errors-handled",
        cors=({"origins": [APP, ADMIN]},),
        after=handle_errors,
        exchanges=failures(APP, EVIL),
    ),
    Configuration(
        id="flask/no-automatic-options",
        cors=({},),
        config={"PROVIDE_AUTOMATIC_OPTIONS": False},
        exchanges=(*USUAL, *PLAIN_OPTIONS),
    ),
    Configuration(
        id="flask/no-automatic-options-decorated",
        view={},
        config={"PROVIDE_AUTOMATIC_OPTIONS": False},
        exchanges=USUAL,
    ),
)
