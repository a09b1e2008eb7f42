"""The training step of `./sibyl bench engine`, row maf-5-8, in PyTorch and JAX on this machine.

    pip install torch jax optax
    python3 engine_peers.py [--threads 1] [--seconds 10]

A masked autoregressive flow as sbi builds it: 5 affine autoregressive transforms of 5 features given 8 context
columns, three hidden layers of 50 tanh units each (31,800 parameters), batch 200, float32, Adam 5e-4, gradients
clipped to norm 5.  One step is: pick the batch's rows, loss, gradient, clip, update.  Prints one JSON object; a
row's value is the median over windows, `best` the fastest window.
"""

import argparse
import datetime
import json
import math
import os
import platform
import time

FEATURES, CONTEXT, HIDDEN, BLOCKS, TRANSFORMS, BATCH, ROWS = 5, 8, 50, 2, 5, 200, 10_000
UNIT_SCALE = math.log(math.e - 1)


def degrees(transform):
    """Degrees of the features and hidden units; every second transform takes the features in reverse."""
    features = list(range(1, FEATURES + 1))
    if transform % 2:
        features.reverse()
    return features, [1 + u * (FEATURES - 1) // HIDDEN for u in range(HIDDEN)]


def masks(transform):
    """Masks of the input, hidden and output layers, `[inputs][outputs]`."""
    features, hidden = degrees(transform)
    into = [[float(h >= f) for h in hidden] for f in features]
    within = [[float(b >= a) for b in hidden] for a in hidden]
    out = [[float(f > a) for f in features + features] for a in hidden]
    return into, within, out


def measure(step, seconds):
    """Microseconds of a step: (median, best) over windows of about 50 ms, after a warm-up of a fifth of the time."""
    end = time.perf_counter() + seconds / 5
    while time.perf_counter() < end:
        step()
    windows = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        start, count = time.perf_counter(), 0
        while time.perf_counter() - start < 0.05:
            step()
            count += 1
        windows.append((time.perf_counter() - start) / count * 1e6)
    windows.sort()
    return windows[len(windows) // 2], windows[0]


def torch_rows(threads, seconds):
    import torch
    from torch import nn

    torch.set_num_threads(threads)
    torch.manual_seed(1)

    class MaskedLinear(nn.Linear):
        def __init__(self, mask):
            super().__init__(len(mask), len(mask[0]))
            self.register_buffer("mask", torch.tensor(mask).T.contiguous())

        def forward(self, x):
            return nn.functional.linear(x, self.weight * self.mask, self.bias)

    class Transform(nn.Module):
        def __init__(self, number):
            super().__init__()
            into, within, out = masks(number)
            self.into = MaskedLinear(into)
            self.context = nn.Linear(CONTEXT, HIDDEN)
            self.blocks = nn.ModuleList(MaskedLinear(within) for _ in range(BLOCKS))
            self.out = MaskedLinear(out)

        def forward(self, x, context):
            h = torch.tanh(self.into(x) + self.context(context))
            for block in self.blocks:
                h = torch.tanh(block(h))
            shift, u = self.out(h).chunk(2, dim=1)
            scale = nn.functional.softplus(u + UNIT_SCALE) + 1e-3
            return x * scale + shift, scale.log().sum(1)

    flow = nn.ModuleList(Transform(t) for t in range(TRANSFORMS))
    parameters = list(flow.parameters())
    optimizer = torch.optim.Adam(parameters, lr=5e-4)
    theta, x = torch.randn(ROWS, FEATURES), torch.randn(ROWS, CONTEXT)
    order = torch.randperm(ROWS)
    position = [0]

    def step():
        start = position[0] * BATCH % ROWS
        position[0] += 1
        rows = order[start : start + BATCH]
        z, c = theta[rows], x[rows]
        log_det = 0
        for transform in flow:
            z, more = transform(z, c)
            log_det = log_det + more
        log_prob = log_det - 0.5 * (z * z).sum(1) - 0.5 * FEATURES * math.log(2 * math.pi)
        loss = -log_prob.mean()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 5)
        optimizer.step()

    count = sum(p.numel() for p in parameters)
    median, best = measure(step, seconds)
    yield row(f"PyTorch {torch.__version__} eager", threads, median, best, count)


def jax_rows(threads, seconds):
    import jax
    import jax.numpy as jnp
    import numpy as np
    import optax

    mask = [[jnp.array(m) for m in masks(t)] for t in range(TRANSFORMS)]
    random = np.random.default_rng(1)

    def linear(inputs, outputs):
        bound = 1 / math.sqrt(inputs)
        return {
            "w": jnp.array(random.uniform(-bound, bound, (inputs, outputs)), jnp.float32),
            "b": jnp.array(random.uniform(-bound, bound, outputs), jnp.float32),
        }

    parameters = [
        {
            "into": linear(FEATURES, HIDDEN),
            "context": linear(CONTEXT, HIDDEN),
            "blocks": [linear(HIDDEN, HIDDEN) for _ in range(BLOCKS)],
            "out": linear(HIDDEN, 2 * FEATURES),
        }
        for _ in range(TRANSFORMS)
    ]

    def loss(parameters, theta, x):
        z, log_det = theta, 0
        for p, (into, within, out) in zip(parameters, mask):
            h = jnp.tanh(z @ (p["into"]["w"] * into) + p["into"]["b"] + x @ p["context"]["w"] + p["context"]["b"])
            for block in p["blocks"]:
                h = jnp.tanh(h @ (block["w"] * within) + block["b"])
            shift, u = jnp.split(h @ (p["out"]["w"] * out) + p["out"]["b"], 2, axis=1)
            scale = jax.nn.softplus(u + UNIT_SCALE) + 1e-3
            z, log_det = z * scale + shift, log_det + jnp.log(scale).sum(1)
        return -(log_det - 0.5 * (z * z).sum(1) - 0.5 * FEATURES * math.log(2 * math.pi)).mean()

    optimizer = optax.chain(optax.clip_by_global_norm(5.0), optax.adam(5e-4))
    theta = jnp.array(random.normal(size=(ROWS, FEATURES)), jnp.float32)
    x = jnp.array(random.normal(size=(ROWS, CONTEXT)), jnp.float32)
    batches = jnp.array(random.permutation(ROWS).reshape(-1, BATCH))

    def update(carry, rows):
        parameters, state = carry
        value, gradient = jax.value_and_grad(loss)(parameters, theta[rows], x[rows])
        updates, state = optimizer.update(gradient, state)
        return (optax.apply_updates(parameters, updates), state), value

    one = jax.jit(update, donate_argnums=0)
    many = jax.jit(lambda carry, rows: jax.lax.scan(update, carry, rows), donate_argnums=0)
    copy = lambda tree: jax.tree.map(jnp.copy, tree)
    carry = [(copy(parameters), optimizer.init(parameters))]
    position = [0]

    def step():
        rows = batches[position[0] % len(batches)]
        position[0] += 1
        carry[0], value = one(carry[0], rows)
        value.block_until_ready()

    def epoch():
        carry[0], values = many(carry[0], batches)
        values.block_until_ready()

    count = sum(leaf.size for leaf in jax.tree.leaves(parameters))
    median, best = measure(step, seconds)
    yield row(f"JAX {jax.__version__} jit", threads, median, best, count)
    carry[0] = (copy(parameters), optimizer.init(parameters))
    median, best = measure(epoch, seconds)
    steps = len(batches)
    yield row(f"JAX {jax.__version__} jit, scan over {steps} steps", threads, median / steps, best / steps, count)


def row(peer, threads, median, best, parameters):
    return {
        "name": "maf-5-8",
        "peer": peer,
        "threads": threads,
        "best": round(best, 1),
        "parameters": parameters,
        "value": round(median, 1),
        "unit": "us/step",
    }


def cpu():
    try:
        with open("/proc/cpuinfo") as table:
            return next(line.split(":", 1)[1].strip() for line in table if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--seconds", type=float, default=10)
    given = arguments.parse_args()
    if hasattr(os, "sched_setaffinity"):
        # The only limit on threads that JAX respects.
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: given.threads])
    rows = [*torch_rows(given.threads, given.seconds), *jax_rows(given.threads, given.seconds)]
    result = {
        "benchmark": "engine",
        "machine": {"cpu": cpu(), "cores": os.cpu_count(), "os": platform.platform()},
        "versions": {"python": platform.python_version()},
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "rows": rows,
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
