"""Derives the minimax polynomials of org.sibyl.numeric and prints them as Java constants.

    python3 polynomials.py        (needs mpmath)

exp, expm1, tanh, sigmoid, softplus:  x = n ln 2 + r, |r| <= ln 2 / 2;  expm1(r) = r + r^2 Q(r).
log, log1p:  x = 2^k (1 + f), sqrt(1/2) <= 1 + f < sqrt(2);  s = f / (2 + f), z = s^2;
             log(1 + f) = 2 s + s z L(z).

Q and L are minimax in the relative error of expm1(r) and of log(1 + f), which the leading r and 2 s keep: rounding
the coefficients then costs less than a tenth of a unit in the last place (the printed error is after rounding).
Method: Remez exchange (Muller, Elementary Functions, 3rd ed., chapter 3) in 60 digits.
"""

import struct

import mpmath as mp

mp.mp.dps = 60


def to_float(v):
    return mp.mpf(struct.unpack("<f", struct.pack("<f", float(v)))[0])


def to_double(v):
    return mp.mpf(float(v))


def remez(target, weight, low, high, degrees, rounds=40):
    """Coefficients c_j of sum c_j r^degrees[j] that minimise max |weight (sum - target)|, and that maximum."""
    count = len(degrees)
    nodes = [
        (low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * (i + mp.mpf("0.503")) / (count + 1))
        for i in range(count + 1)
    ]
    best = None
    for _ in range(rounds):
        system = mp.matrix(count + 1, count + 1)
        right = mp.matrix(count + 1, 1)
        for i, r in enumerate(nodes):
            for j, d in enumerate(degrees):
                system[i, j] = r**d
            system[i, count] = (-1) ** i / weight(r)
            right[i] = target(r)
        solution = mp.lu_solve(system, right)
        coefficients = [solution[j] for j in range(count)]

        def error(r):
            return weight(r) * (sum(c * r**d for c, d in zip(coefficients, degrees)) - target(r))

        grid = [low + (high - low) * i / 1500 for i in range(1501)]
        values = [error(r) for r in grid]
        peaks, start = [], 0
        for i in range(1, len(grid) + 1):
            if i == len(grid) or values[i] * values[start] < 0:
                peaks.append(max(range(start, i), key=lambda j: abs(values[j])))
                start = i
        level = max(abs(values[p]) for p in peaks)
        if best is None or level < best[1]:
            best = (coefficients, level)
        if len(peaks) < count + 1:
            break
        while len(peaks) > count + 1:
            peaks.pop(0 if abs(values[peaks[0]]) < abs(values[peaks[-1]]) else -1)
        flattest = min(abs(values[p]) for p in peaks)
        nodes = [grid[p] for p in peaks]
        if level / flattest < mp.mpf("1.001"):
            break
    return best


def rounded_fit(target, weight, low, high, degree, rounding):
    """The fit with its coefficients rounded, and its error measured again."""
    coefficients, _ = remez(target, weight, low, high, list(range(degree + 1)))
    fixed = [rounding(c) for c in coefficients]
    grid = [low + (high - low) * i / 4000 for i in range(4001)]
    level = max(abs(weight(r) * (sum(c * r**j for j, c in enumerate(fixed)) - target(r))) for r in grid)
    return fixed, level


half_ln2 = mp.log(2) / 2 * (1 + mp.mpf(2) ** -20)


def q(r):
    if abs(r) < mp.mpf("1e-12"):
        return mp.mpf(1) / 2 + r / 6 + r * r / 24
    return (mp.expm1(r) - r) / r**2


def q_weight(r):
    return abs(r) if abs(r) < mp.mpf("1e-12") else abs(r**2 / mp.expm1(r))


s_max = (mp.sqrt(2) - 1) / (mp.sqrt(2) + 1) * (1 + mp.mpf(2) ** -20)


def log_tail(z):
    if z < mp.mpf("1e-14"):
        return mp.mpf(2) / 3 + z * 2 / 5 + z * z * 2 / 7
    s = mp.sqrt(z)
    return (2 * mp.atanh(s) - 2 * s) / (s * z)


def log_weight(z):
    if z < mp.mpf("1e-14"):
        return z / 2
    s = mp.sqrt(z)
    return s * z / (2 * mp.atanh(s))


def literal(v, bits):
    if bits == 24:
        return float(v).hex() + "f"
    return float(v).hex()


def main():
    for kind, rounding, bits, exp_degree, log_degree in [
        ("float", to_float, 24, 4, 3),
        ("double", to_double, 53, 9, 6),
    ]:
        print(f"// {kind}")
        hi = rounding(mp.log(2))
        print(f"LOG2_E = {literal(rounding(1 / mp.log(2)), bits)}")
        print(f"LN2_HIGH = {literal(hi, bits)}, LN2_LOW = {literal(rounding(mp.log(2) - hi), bits)}")
        fit, level = rounded_fit(q, q_weight, -half_ln2, half_ln2, exp_degree, rounding)
        print(f"expm1: degree {exp_degree}, relative error {mp.nstr(level, 3)} = 2^{mp.nstr(mp.log(level, 2), 4)}")
        for j, c in enumerate(fit):
            print(f"  EXP_{j} = {literal(c, bits)}; // {mp.nstr(c, 18)}")
        fit, level = rounded_fit(log_tail, log_weight, mp.mpf(0), s_max**2, log_degree, rounding)
        print(f"log: degree {log_degree}, relative error {mp.nstr(level, 3)} = 2^{mp.nstr(mp.log(level, 2), 4)}")
        for j, c in enumerate(fit):
            print(f"  LOG_{j} = {literal(c, bits)}; // {mp.nstr(c, 18)}")


main()
