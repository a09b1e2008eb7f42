"""Checks the flows of torch_flows.py: numbers of parameters, the inverse, and the log-determinant against autograd."""

import torch

import torch_flows

COUNTS = {("maf", 5, 8): 31_800, ("maf", 10, 10): 36_100, ("nsf", 5, 8): 77_727, ("nsf", 10, 10): 98_025}

torch.manual_seed(1)
torch.set_default_dtype(torch.float64)
for (family, features, context), expected in COUNTS.items():
    flow = getattr(torch_flows, family)(features, context)
    count = sum(p.numel() for p in flow.parameters())
    assert count == expected, (family, features, context, count)
    with torch.no_grad():
        for parameter in flow.parameters():
            parameter += 0.1 * torch.randn_like(parameter)
    x, c = 1.5 * torch.randn(4, features), torch.randn(4, context)
    z = x
    for part in flow.parts:
        z, _ = part(z, c)
    back = z
    for part in reversed(flow.parts):
        back = part.inverse(back, c)
    assert (back - x).abs().max() < 1e-8, (family, (back - x).abs().max())

    def image(row, i):
        value = row.unsqueeze(0)
        for part in flow.parts:
            value, _ = part(value, c[i : i + 1])
        return value.squeeze(0)

    for i in range(len(x)):
        jacobian = torch.autograd.functional.jacobian(lambda row: image(row, i), x[i])
        base = -0.5 * (z[i] ** 2).sum() - 0.5 * features * torch_flows.LOG_TWO_PI
        found = flow.log_prob(x[i : i + 1], c[i : i + 1])[0] - base
        assert (torch.linalg.slogdet(jacobian)[1] - found).abs() < 1e-8
    print(family, features, context, count, "parameters: inverse and log-determinant agree")
