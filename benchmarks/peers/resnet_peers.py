"""The training step of `./sibyl bench engine`, row resnet18-32, in PyTorch on this machine.

    pip install torch
    python3 resnet_peers.py [--threads 1] [--seconds 30]

A residual network of 18 layers (He et al. 2016) for images of 32x32 pixels and one channel: a first 3x3 convolution
to 64 channels, four stages of two basic blocks with 64, 128, 256 and 512 channels, the mean over all pixels, a linear
layer to 10 logits (11,172,810 parameters), batch 32, float32, Adam 1e-3.  One step is: pick the batch's rows, loss,
gradient, update.  Prints one JSON object; a row's value is the median over steps, `best` the fastest step.
"""

import argparse
import datetime
import json
import os
import platform
import time

BATCH, ROWS, CLASSES = 32, 128, 10


def measure(step, seconds):
    """Seconds of a step: (median, best), after a warm-up of three steps."""
    for _ in range(3):
        step()
    times = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 3:
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    times.sort()
    return times[len(times) // 2], times[0]


def torch_rows(threads, seconds):
    import torch
    from torch import nn

    torch.set_num_threads(threads)
    torch.manual_seed(1)

    class Block(nn.Module):
        def __init__(self, inputs, outputs, stride):
            super().__init__()
            self.body = nn.Sequential(
                nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False),
                nn.BatchNorm2d(outputs),
                nn.ReLU(),
                nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False),
                nn.BatchNorm2d(outputs),
            )
            self.shortcut = nn.Identity()
            if stride != 1 or inputs != outputs:
                self.shortcut = nn.Sequential(
                    nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
                )

        def forward(self, x):
            return torch.relu(self.body(x) + self.shortcut(x))

    layers = [nn.Conv2d(1, 64, 3, 1, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU()]
    channels = 64
    for width, stride in ((64, 1), (128, 2), (256, 2), (512, 2)):
        layers += [Block(channels, width, stride), Block(width, width, 1)]
        channels = width
    network = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, CLASSES))
    images, labels = torch.randn(ROWS, 1, 32, 32), torch.arange(ROWS) % CLASSES
    count = sum(p.numel() for p in network.parameters())

    for layout in ("contiguous", "channels last"):
        if layout == "channels last":
            network = network.to(memory_format=torch.channels_last)
        optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)
        order = torch.randperm(ROWS)
        position = [0]

        def step():
            start = position[0] * BATCH % ROWS
            position[0] += 1
            rows = order[start : start + BATCH]
            x = images[rows]
            if layout == "channels last":
                x = x.contiguous(memory_format=torch.channels_last)
            loss = nn.functional.cross_entropy(network(x), labels[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

        median, best = measure(step, seconds / 2)
        yield {
            "name": "resnet18-32",
            "peer": f"PyTorch {torch.__version__} eager, {layout}",
            "threads": threads,
            "best": round(BATCH / best, 2),
            "parameters": count,
            "value": round(BATCH / median, 2),
            "unit": "images/s",
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
    arguments.add_argument("--seconds", type=float, default=30)
    given = arguments.parse_args()
    result = {
        "benchmark": "engine",
        "machine": {"cpu": cpu(), "cores": os.cpu_count(), "os": platform.platform()},
        "versions": {"python": platform.python_version()},
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "rows": list(torch_rows(given.threads, given.seconds)),
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
