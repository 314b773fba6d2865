"""One gradient step of VGG16's body (forward + gradient w.r.t. the input) in PyTorch on the CPU, float32, batch of 8: ms
per image, minimum and median.

usage: torch_float32.py        needs: pip install torch torchvision
For processors, or limits, without instructions for bfloat16, which PyTorch then imitates at minutes per step. Random
weights: the arithmetic does not depend on them.
"""
import os, time
import torch, torchvision

BATCH, SIDE, REPETITIONS = 8, 224, 8
torch.set_num_threads(len(os.sched_getaffinity(0)))
body = torchvision.models.vgg16(weights=None).features[:30].eval()  # ..block5_conv3
for p in body.parameters():
    p.requires_grad_(False)


def step(x):
    x = x.detach().requires_grad_(True)
    body(x)[:, 3].mean().backward()


for label, layout in ("float32", torch.contiguous_format), ("float32 channels_last", torch.channels_last):
    body = body.to(memory_format=layout)
    x = torch.randn(BATCH, 3, SIDE, SIDE).contiguous(memory_format=layout)
    times = []
    for i in range(2 + REPETITIONS):
        start = time.perf_counter()
        step(x)
        times.append((time.perf_counter() - start) * 1000 / BATCH)
    times = sorted(times[2:])
    print(f"{label:22} n={BATCH} {times[0]:7.1f} {times[len(times) // 2]:7.1f}")
