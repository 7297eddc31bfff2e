"""Numbers without the factor that they share: amounts in whole thousands of pounds are counted in thousands."""

from math import gcd

from ortools.sat.python import cp_model

NO_LIMIT = 2**62


def divided(constraint: cp_model.Constraint) -> cp_model.Constraint:
    """The same linear constraint over smaller numbers: ``2x + 4y <= 7`` is ``x + 2y <= 3`` where all are whole.

    Sums of smaller numbers stay further from what an engine can hold (``run._tune`` says what happened beyond it).
    """
    linear = constraint.proto.linear
    factor = gcd(*linear.coeffs)
    if factor > 1 and len(linear.domain) == 2:
        for index, coefficient in enumerate(list(linear.coeffs)):
            linear.coeffs[index] = coefficient // factor
        low, high = linear.domain[0], linear.domain[1]
        linear.domain[0] = -(-low // factor) if low > -NO_LIMIT else low
        linear.domain[1] = high // factor if high < NO_LIMIT else high
    return constraint
