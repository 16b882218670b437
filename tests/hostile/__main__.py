"""What the worst requests cost, in ordinary ones: ``python -m tests.hostile``."""

from .applications import CONFIGURATIONS
from .applications import LAYERS
from .costs import ratios
from .requests import hostile
from .test_costs import KNOWN
from .test_costs import REQUESTS


def main() -> None:
    for layer, build in LAYERS.items():
        for name, options in CONFIGURATIONS.items():
            app = build(**options)

            for request, base in REQUESTS.items():
                for known, make in KNOWN.items():
                    worst = {case: make(said) for case, said in hostile(base)}
                    found = ratios(app, make(base), worst)
                    case = max(found, key=found.__getitem__)
                    print(
                        f"{layer:28}  {name:17}  {request:9}  {known:5}  "
                        f"{found[case]:.2f}  {case}"
                    )


if __name__ == "__main__":
    main()
