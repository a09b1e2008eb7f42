"""Rows of `./sibyl bench engine` in PyTorch: `python3 torch_peer.py maf-5-8 ...`; see peer.py."""

from functools import partial

from peer import serve
from shapes import BATCH, CLASSIFIERS, CLIP_NORM, FLOWS, LEARNING_RATE, ROWS


def load():
    import torch
    from torch import nn

    import torch_flows
    import torch_resnet

    torch.set_num_threads(1)
    torch.manual_seed(1)

    def training(model, loss, data, batch=BATCH, clip=True, layout=None):
        """One step: pick the batch's rows, loss, gradient, clip, update."""
        optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE)
        count = len(data[0])
        order, position = torch.randperm(count), [0]

        def step():
            start = position[0] * batch % count
            position[0] += 1
            rows = order[start : start + batch]
            parts = [part[rows] for part in data]
            if layout is not None:
                parts[0] = parts[0].contiguous(memory_format=layout)
            value = loss(model, *parts)
            optimizer.zero_grad()
            value.backward()
            if clip:
                nn.utils.clip_grad_norm_(model.parameters(), CLIP_NORM)
            optimizer.step()

        return step

    def flow_training(family, features, context):
        data = torch.randn(ROWS, features), torch.randn(ROWS, context)
        model = family(features, context)
        return {"eager": (training(model, lambda flow, theta, x: -flow.log_prob(theta, x).mean(), data), 1)}

    def classifier(widths):
        layers = []
        for inputs, outputs in zip(widths, widths[1:]):
            layers += [nn.Linear(inputs, outputs), nn.ReLU()]
        data = torch.randn(ROWS, widths[0]), (torch.arange(ROWS) % 2).float().unsqueeze(1)
        loss = lambda model, x, label: nn.functional.binary_cross_entropy_with_logits(model(x), label)
        return {"eager": (training(nn.Sequential(*layers[:-1]), loss, data), 1)}

    def resnet():
        images, labels = torch.randn(128, 1, 32, 32), torch.arange(128) % torch_resnet.CLASSES
        loss = lambda model, x, label: nn.functional.cross_entropy(model(x), label)
        last = torch_resnet.network().to(memory_format=torch.channels_last)
        return {
            "eager": (training(torch_resnet.network(), loss, (images, labels), 32, False), 1),
            "eager, channels last": (
                training(last, loss, (images, labels), 32, False, torch.channels_last),
                1,
            ),
        }

    def sampling(family):
        flow, context = family(5, 8), torch.randn(1, 8)

        @torch.no_grad()
        def step():
            flow.sample(ROWS, context)

        return {"eager": (step, 1)}

    def density(family):
        flow, theta, context = family(5, 8), torch.randn(ROWS, 5), torch.randn(1, 8).expand(ROWS, -1)

        @torch.no_grad()
        def step():
            flow.log_prob(theta, context)

        return {"eager": (step, 1)}

    def product():
        a, b = torch.randn(200, 128), torch.randn(128, 128)
        return {"eager": (lambda: a @ b, 1)}

    rows = {"gemm-200x128x128": product, "resnet18-32": resnet}
    for name, family in (("maf", torch_flows.maf), ("nsf", torch_flows.nsf)):
        for shape, (features, context) in FLOWS.items():
            rows[f"{name}-{shape}"] = partial(flow_training, family, features, context)
        rows[f"sample-{name}-5-8"] = partial(sampling, family)
        rows[f"logprob-{name}-5-8"] = partial(density, family)
    for name, widths in CLASSIFIERS.items():
        rows[name] = partial(classifier, widths)
    return torch.__version__, rows


if __name__ == "__main__":
    serve("PyTorch", load)
