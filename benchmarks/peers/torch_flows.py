"""Conditional flows in plain PyTorch, as sbi builds them by default."""

import math

import torch
from torch import nn
from torch.nn import functional

from shapes import BINS, BLOCKS, BOUND, HIDDEN, LEAST, LOG_TWO_PI, TRANSFORMS, UNIT_SCALE, made_masks


class MaskedLinear(nn.Linear):
    def __init__(self, mask):
        super().__init__(len(mask), len(mask[0]))
        self.register_buffer("mask", torch.tensor(mask).T.contiguous())

    def forward(self, x):
        return functional.linear(x, self.weight * self.mask, self.bias)


class MaskedTransform(nn.Module):
    """z = scale(x before, c) x + shift(x before, c) (Papamakarios, Pavlakou and Murray 2017)."""

    def __init__(self, features, context, number):
        super().__init__()
        into, within, out = made_masks(features, number)
        self.order = list(range(features))[:: -1 if number % 2 else 1]
        self.into = MaskedLinear(into)
        self.context = nn.Linear(context, HIDDEN)
        self.blocks = nn.ModuleList(MaskedLinear(within) for _ in range(BLOCKS))
        self.out = MaskedLinear(out)

    def shift_and_scale(self, x, context):
        h = torch.tanh(self.into(x) + self.context(context))
        for block in self.blocks:
            h = torch.tanh(block(h))
        shift, u = self.out(h).chunk(2, dim=1)
        return shift, functional.softplus(u + UNIT_SCALE) + LEAST

    def forward(self, x, context):
        shift, scale = self.shift_and_scale(x, context)
        return x * scale + shift, scale.log().sum(1)

    def inverse(self, z, context):
        x = torch.zeros_like(z)
        for _ in self.order:
            shift, scale = self.shift_and_scale(x, context)
            x = (z - shift) / scale
        return x


def knots(unconstrained):
    """Positions of the knots, from -BOUND to BOUND, with a least width for each bin."""
    widths = LEAST + (1 - LEAST * BINS) * torch.softmax(unconstrained, dim=-1)
    inner = 2 * BOUND * torch.cumsum(widths, dim=-1)[..., :-1] - BOUND
    return functional.pad(functional.pad(inner, (1, 0), value=-BOUND), (0, 1), value=BOUND)


def spline(x, numbers, inverse=False):
    """Monotone rational-quadratic splines with linear tails (Durkan et al. 2019, eqs. 4 and 5, appendix A): the image of
    each element and the logarithm of the slope of x -> y there."""
    a, b, u = numbers.split((BINS, BINS, BINS - 1), dim=-1)
    xs, ys = knots(a), knots(b)
    one = math.log(math.expm1(1 - LEAST))
    slopes = LEAST + functional.softplus(functional.pad(u, (1, 1), value=one))
    inside = (x >= -BOUND) & (x <= BOUND)
    within = torch.where(inside, x, torch.zeros_like(x)).unsqueeze(-1)
    bin = torch.searchsorted((ys if inverse else xs)[..., 1:-1].contiguous(), within, right=True)
    left_x, left_y = xs.gather(-1, bin), ys.gather(-1, bin)
    width, height = xs.gather(-1, bin + 1) - left_x, ys.gather(-1, bin + 1) - left_y
    d0, d1 = slopes.gather(-1, bin), slopes.gather(-1, bin + 1)
    s = height / width
    curvature = d0 + d1 - 2 * s
    if inverse:
        eta = within - left_y
        qa = height * (s - d0) + eta * curvature
        qb = height * d0 - eta * curvature
        qc = -s * eta
        xi = -2 * qc / (qb + torch.sqrt((qb * qb - 4 * qa * qc).clamp_min(0)))
        y = left_x + xi * width
    else:
        xi = (within - left_x) / width
    product = xi * (1 - xi)
    denominator = s + curvature * product
    if not inverse:
        y = left_y + height * (s * xi * xi + d0 * product) / denominator
    slope = s * s * (d1 * xi * xi + 2 * s * product + d0 * (1 - xi) ** 2) / denominator**2
    log_slope = torch.where(inside, slope.log().squeeze(-1), torch.zeros_like(x))
    return torch.where(inside, y.squeeze(-1), x), log_slope


class ResidualBlock(nn.Module):
    """h + (relu layer, relu layer) gated by the context."""

    def __init__(self, context):
        super().__init__()
        self.first, self.second = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.gate = nn.Linear(context, HIDDEN)
        for tensor in (self.second.weight, self.second.bias):
            nn.init.uniform_(tensor, -1e-3, 1e-3)

    def forward(self, h, context):
        inner = self.second(torch.relu(self.first(torch.relu(h))))
        return h + functional.glu(torch.cat((inner, self.gate(context)), dim=1), dim=1)


class Coupling(nn.Module):
    """Every second feature through a spline that depends on the others and on the context."""

    def __init__(self, features, context, number):
        super().__init__()
        self.moving = list(range(number % 2, features, 2))
        self.staying = [i for i in range(features) if i not in self.moving]
        self.into = nn.Linear(len(self.staying) + context, HIDDEN)
        self.blocks = nn.ModuleList(ResidualBlock(context) for _ in range(BLOCKS))
        self.out = nn.Linear(HIDDEN, len(self.moving) * (3 * BINS - 1))

    def numbers(self, x, context):
        h = self.into(torch.cat((x[:, self.staying], context), dim=1))
        for block in self.blocks:
            h = block(h, context)
        numbers = self.out(h).view(len(x), len(self.moving), 3 * BINS - 1)
        # Widths and heights are divided by the root of the conditioner's width, as in the authors' code.
        scale = numbers.new_tensor([1 / math.sqrt(HIDDEN)] * (2 * BINS) + [1.0] * (BINS - 1))
        return numbers * scale

    def forward(self, x, context):
        y, log_slope = spline(x[:, self.moving], self.numbers(x, context))
        result = x.clone()
        result[:, self.moving] = y
        return result, log_slope.sum(1)

    def inverse(self, y, context):
        x, _ = spline(y[:, self.moving], self.numbers(y, context), inverse=True)
        result = y.clone()
        result[:, self.moving] = x
        return result


class LuLinear(nn.Module):
    """y = L U x + b; the identity at first."""

    def __init__(self, features):
        super().__init__()
        below = features * (features - 1) // 2
        self.lower, self.upper = nn.Parameter(torch.zeros(below)), nn.Parameter(torch.zeros(below))
        self.diagonal = nn.Parameter(torch.full((features,), math.log(math.expm1(1 - LEAST))))
        self.bias = nn.Parameter(torch.zeros(features))
        self.below = torch.tril_indices(features, features, -1)
        self.above = torch.triu_indices(features, features, 1)

    def factors(self):
        n = len(self.diagonal)
        lower = torch.eye(n).index_put((self.below[0], self.below[1]), self.lower)
        upper = torch.zeros(n, n).index_put((self.above[0], self.above[1]), self.upper)
        diagonal = functional.softplus(self.diagonal) + LEAST
        return lower, upper + torch.diag(diagonal), diagonal

    def forward(self, x, context):
        lower, upper, diagonal = self.factors()
        y = functional.linear(functional.linear(x, upper), lower, self.bias)
        return y, diagonal.log().sum().expand(len(x))

    def inverse(self, y, context):
        lower, upper, _ = self.factors()
        x = torch.linalg.solve_triangular(lower, (y - self.bias).T, upper=False, unitriangular=True)
        return torch.linalg.solve_triangular(upper, x, upper=True).T


class Flow(nn.Module):
    def __init__(self, features, parts):
        super().__init__()
        self.features = features
        self.parts = nn.ModuleList(parts)

    def log_prob(self, x, context):
        z, log_det = x, 0
        for part in self.parts:
            z, more = part(z, context)
            log_det = log_det + more
        return log_det - 0.5 * (z * z).sum(1) - 0.5 * self.features * LOG_TWO_PI

    def sample(self, count, context):
        x = torch.randn(count, self.features)
        rows = context.expand(count, -1)
        for part in reversed(self.parts):
            x = part.inverse(x, rows)
        return x


def maf(features, context):
    return Flow(features, [MaskedTransform(features, context, t) for t in range(TRANSFORMS)])


def nsf(features, context):
    parts = []
    for t in range(TRANSFORMS):
        parts += [Coupling(features, context, t), LuLinear(features)]
    return Flow(features, parts)
