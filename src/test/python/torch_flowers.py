"""What a classifier of 17 kinds of flowers costs in PyTorch on the CPU, float32: ms per image, minimum and median.

usage: torch_flowers.py forward|train googlenet|squeezenet1_1 BATCH SIZE REPETITIONS      needs: pip install torch torchvision
GoogLeNet is the original one (Szegedy et al. 2014: biases and local response normalisation, 5 x 5 convolutions), not
torchvision's with batch normalisation. Random weights and pictures: the arithmetic does not depend on them. A step of
training is forward, cross-entropy, backward and the update, with the optimizer that CNN Vis takes; pictures lie ready.
"""
import sys, time
import torch, torchvision
from torch import nn

what, name, batch, size, repetitions = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
torch.set_num_threads(len(__import__("os").sched_getaffinity(0)))
torch.manual_seed(1)
CLASSES = 17


def conv(i, o, k, stride=1):
    return nn.Sequential(nn.Conv2d(i, o, k, stride, k // 2), nn.ReLU(inplace=True))


class Inception(nn.Module):
    def __init__(self, i, a, b1, b2, c1, c2, d):
        super().__init__()
        self.paths = nn.ModuleList([conv(i, a, 1), nn.Sequential(conv(i, b1, 1), conv(b1, b2, 3)),
                                    nn.Sequential(conv(i, c1, 1), conv(c1, c2, 5)),
                                    nn.Sequential(nn.MaxPool2d(3, 1, 1), conv(i, d, 1))])

    def forward(self, x):
        return torch.cat([path(x) for path in self.paths], 1)


def googlenet():
    def pool():
        return nn.MaxPool2d(3, 2, ceil_mode=True)
    return nn.Sequential(
        conv(3, 64, 7, 2), pool(), nn.LocalResponseNorm(5), conv(64, 64, 1), conv(64, 192, 3), nn.LocalResponseNorm(5), pool(),
        Inception(192, 64, 96, 128, 16, 32, 32), Inception(256, 128, 128, 192, 32, 96, 64), pool(),
        Inception(480, 192, 96, 208, 16, 48, 64), Inception(512, 160, 112, 224, 24, 64, 64),
        Inception(512, 128, 128, 256, 24, 64, 64), Inception(512, 112, 144, 288, 32, 64, 64),
        Inception(528, 256, 160, 320, 32, 128, 128), pool(),
        Inception(832, 256, 160, 320, 32, 128, 128), Inception(832, 384, 192, 384, 48, 128, 128),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.4), nn.Linear(1024, CLASSES))


def measure(channels_last):
    net = googlenet() if name == "googlenet" else torchvision.models.squeezenet1_1(weights=None, num_classes=CLASSES)
    x, labels = torch.randn(batch, 3, size, size), torch.randint(CLASSES, (batch,))
    if channels_last:
        net, x = net.to(memory_format=torch.channels_last), x.contiguous(memory_format=torch.channels_last)
    net.train(what == "train")
    update = torch.optim.SGD(net.parameters(), 7e-4, momentum=0.9, weight_decay=5e-4) if name == "googlenet" else \
        torch.optim.AdamW(net.parameters(), 1e-4)

    def step():
        if what == "forward":
            with torch.inference_mode():
                return net(x)
        update.zero_grad()
        nn.functional.cross_entropy(net(x), labels).backward()
        update.step()

    step()
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        step()
        times.append((time.perf_counter() - start) * 1000 / batch)
    times.sort()
    return f"{times[0]:7.1f} {times[len(times) // 2]:7.1f}"


for last in (False, True):
    print(f"{what}{' channels_last' if last else ''} n={batch} {measure(last)}", flush=True)
