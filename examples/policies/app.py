"""A bookshop in three blueprints: for everybody, for partners, for its own staff."""

from flask import Blueprint
from flask import Flask
from flask import request
from flask import session
from flask.typing import ResponseReturnValue
from flask.views import MethodView

from flask_cors import CORS
from flask_cors import cross_origin

BOOKS = {1: "Emma", 2: "Ulysses"}

# Every page may read, and none sends cookies: one answer for all, which a cache keeps.
public = Blueprint("public", __name__, url_prefix="/public")
CORS(public, origins="*", send_wildcard=True, methods=["GET"])

# The pages of partners read and write with the cookies of whoever looks at them.
partners = Blueprint("partners", __name__, url_prefix="/partners")
CORS(
    partners,
    origins=["https://shop.example", "https://*.partner.example"],
    methods="auto",
    supports_credentials=True,
)

# One page, and the methods that each view has; a browser remembers them ten minutes.
admin = Blueprint("admin", __name__, url_prefix="/admin")
CORS(
    admin,
    origins="https://admin.books.example",
    methods="auto",
    allow_headers=["Authorization", "Content-Type"],
    max_age=600,
)


@public.get("/books")
def books() -> ResponseReturnValue:
    return list(BOOKS.values())


@public.get("/books/<int:number>")
def book(number: int) -> ResponseReturnValue:
    if number not in BOOKS:
        return {"error": "No such book"}, 404

    return {"title": BOOKS[number]}


@public.get("/sales")
@cross_origin("https://shop.example", methods=["GET"])
def sales() -> ResponseReturnValue:
    """A view's own policy goes before that of its blueprint."""
    return {"Emma": 12, "Ulysses": 1}


@partners.get("/basket")
def basket() -> ResponseReturnValue:
    return {"titles": session.get("basket", [])}


@partners.post("/basket")
def fill_basket() -> ResponseReturnValue:
    session["basket"] = [*session.get("basket", []), request.get_json()["title"]]
    return {"titles": session["basket"]}, 201


class Shelf(MethodView):
    """A class-based view has the policy of its blueprint, as any other."""

    def put(self, number: int) -> ResponseReturnValue:
        BOOKS[number] = request.get_json()["title"]
        return {"title": BOOKS[number]}

    def delete(self, number: int) -> ResponseReturnValue:
        BOOKS.pop(number, None)
        return "", 204


admin.add_url_rule("/books/<int:number>", view_func=Shelf.as_view("shelf"))


@admin.before_request
def check_token() -> ResponseReturnValue | None:
    """A preflight has no token, and never comes here: it is answered before."""
    if request.headers.get("Authorization") != "Bearer secret":
        return {"error": "Who are you?"}, 401

    return None


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.from_mapping(
        SECRET_KEY="change me",
        SESSION_COOKIE_SAMESITE="None",
        SESSION_COOKIE_SECURE=True,
    )

    # What no blueprint covers, no page of another origin reads; and nowhere does one
    # write that its blueprint does not name.
    CORS(app, resources=[], csrf_protect=True)

    for blueprint in (public, partners, admin):
        app.register_blueprint(blueprint)

    return app
