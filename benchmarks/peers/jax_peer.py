"""Rows of `./sibyl bench engine` in JAX with optax: `python3 jax_peer.py maf-5-8 ...`; see peer.py."""

import math
from functools import partial

from peer import serve
from shapes import (
    BATCH, BLOCKS, CLASSIFIERS, CLIP_NORM, FLOWS, HIDDEN, LEARNING_RATE, LEAST, LOG_TWO_PI, ROWS, TRANSFORMS,
    UNIT_SCALE, made_masks,
)


def load():
    import jax
    import jax.numpy as jnp
    import numpy as np
    import optax

    random = np.random.default_rng(1)

    def linear(inputs, outputs):
        bound = 1 / math.sqrt(inputs)
        return {
            "w": jnp.array(random.uniform(-bound, bound, (inputs, outputs)), jnp.float32),
            "b": jnp.array(random.uniform(-bound, bound, outputs), jnp.float32),
        }

    def normal(*shape):
        return jnp.array(random.normal(size=shape), jnp.float32)

    def training(parameters, loss, data):
        """A step compiled alone, and fifty in one scan."""
        optimizer = optax.chain(optax.clip_by_global_norm(CLIP_NORM), optax.adam(LEARNING_RATE))
        batches = jnp.array(random.permutation(ROWS).reshape(-1, BATCH))

        def update(carry, rows):
            parameters, state = carry
            value, gradient = jax.value_and_grad(loss)(parameters, *(part[rows] for part in data))
            updates, state = optimizer.update(gradient, state)
            return (optax.apply_updates(parameters, updates), state), value

        one = jax.jit(update, donate_argnums=0)
        many = jax.jit(lambda carry, rows: jax.lax.scan(update, carry, rows), donate_argnums=0)

        def start():
            copy = jax.tree.map(jnp.copy, parameters)
            return [(copy, optimizer.init(copy))]

        alone, scanned, position = start(), start(), [0]

        def step():
            rows = batches[position[0] % len(batches)]
            position[0] += 1
            alone[0], value = one(alone[0], rows)
            value.block_until_ready()

        def epoch():
            scanned[0], values = many(scanned[0], batches)
            values.block_until_ready()

        steps = len(batches)
        return {"jit": (step, 1), f"jit, {steps} steps in a scan": (epoch, steps)}

    def maf(features, context):
        masks = [[jnp.array(m) for m in made_masks(features, t)] for t in range(TRANSFORMS)]
        parameters = [
            {
                "into": linear(features, HIDDEN),
                "context": linear(context, HIDDEN),
                "blocks": [linear(HIDDEN, HIDDEN) for _ in range(BLOCKS)],
                "out": linear(HIDDEN, 2 * features),
            }
            for _ in range(TRANSFORMS)
        ]

        def loss(parameters, theta, x):
            z, log_det = theta, 0
            for p, (into, within, out) in zip(parameters, masks):
                h = z @ (p["into"]["w"] * into) + p["into"]["b"] + x @ p["context"]["w"] + p["context"]["b"]
                h = jnp.tanh(h)
                for block in p["blocks"]:
                    h = jnp.tanh(h @ (block["w"] * within) + block["b"])
                shift, u = jnp.split(h @ (p["out"]["w"] * out) + p["out"]["b"], 2, axis=1)
                scale = jax.nn.softplus(u + UNIT_SCALE) + LEAST
                z, log_det = z * scale + shift, log_det + jnp.log(scale).sum(1)
            return -(log_det - 0.5 * (z * z).sum(1) - 0.5 * features * LOG_TWO_PI).mean()

        return training(parameters, loss, (normal(ROWS, features), normal(ROWS, context)))

    def classifier(widths):
        parameters = [linear(inputs, outputs) for inputs, outputs in zip(widths, widths[1:])]

        def loss(parameters, x, label):
            h = x
            for layer in parameters[:-1]:
                h = jax.nn.relu(h @ layer["w"] + layer["b"])
            logit = h @ parameters[-1]["w"] + parameters[-1]["b"]
            return (jax.nn.softplus(logit) - label * logit).mean()

        label = jnp.array(np.arange(ROWS) % 2, jnp.float32).reshape(-1, 1)
        return training(parameters, loss, (normal(ROWS, widths[0]), label))

    rows = {f"maf-{shape}": partial(maf, *extents) for shape, extents in FLOWS.items()}
    for name, widths in CLASSIFIERS.items():
        rows[name] = partial(classifier, widths)
    return jax.__version__, rows


if __name__ == "__main__":
    serve("JAX", load)
