"""IP addresses, as browsers write them in an origin."""

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from flask_cors.sansio import addresses
from flask_cors.sansio import hosts

from .recorded import HOSTS
from .recorded import ORIGINS
from .recorded import RECORDED


def test_the_table_is_of_more_than_a_thousand_urls_and_says_where_it_is_from() -> None:
    assert len(ORIGINS) > 1000
    assert RECORDED["recorded"].startswith("node v")


def test_an_address_is_written_as_browsers_write_it() -> None:
    ipv6 = [host for host in HOSTS if host.startswith("[") and host.endswith("]")]
    ipv4 = [h for h in HOSTS if h.isascii() and addresses.ends_in_number(h)]
    written = {
        host: (found := addresses.ipv6(host[1:-1])) and f"[{found}]" for host in ipv6
    }
    written |= {host: addresses.ipv4(host) for host in ipv4}
    assert len(ipv6) > 100
    assert len(ipv4) > 100
    assert {host: name and f"https://{name}" for host, name in written.items()} == {
        host: ORIGINS[f"https://{host}"] for host in written
    }


@settings(max_examples=300)
@given(st.ip_addresses(v=6))
def test_every_ipv6_address_has_one_form(address: object) -> None:
    written = addresses.ipv6(str(address))
    assert written is not None
    assert addresses.ipv6(written) == written
    assert hosts.misspelling(f"[{written}]") is None


@settings(max_examples=300)
@given(st.ip_addresses(v=4))
def test_every_ipv4_address_is_a_host(address: object) -> None:
    assert hosts.misspelling(str(address)) is None
