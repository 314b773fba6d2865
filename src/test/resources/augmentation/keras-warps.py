"""Makes keras-warps.csv: what Keras 1.2.2's ImageDataGenerator does to a picture with given draws.

    pip download --no-deps --no-binary :all: keras==1.2.2, unpack it; pip install "scipy<2" six
    python keras-warps.py Keras-1.2.2/keras/preprocessing/image.py > keras-warps.csv

Only that file of Keras is loaded (the rest needs Theano or an old TensorFlow), and its own random_transform is run; the
draws are put in place of NumPy's. A line is: shear in radians, zoom of rows, zoom of columns, mirrored (0 or 1), and the
pixels row by row as rrggbb. The picture is the formula in picture().
"""
import sys
import types
import warnings

import numpy as np

WIDTH, HEIGHT = 17, 14
RANGE = 0.2


def picture():
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return np.stack([15 * x, 18 * y, (37 * x + 91 * y) % 256], axis=-1).astype("float64")


def image_module(path):
    backend = types.ModuleType("keras.backend")
    backend.image_dim_ordering = lambda: "tf"
    keras, preprocessing = types.ModuleType("keras"), types.ModuleType("keras.preprocessing")
    keras.__path__ = preprocessing.__path__ = []
    keras.backend = backend
    sys.modules.update({"keras": keras, "keras.backend": backend, "keras.preprocessing": preprocessing})
    module = types.ModuleType("keras.preprocessing.image")
    module.__package__ = "keras.preprocessing"
    exec(compile(open(path).read(), path, "exec"), module.__dict__)
    return module


def main():
    warnings.simplefilter("ignore")
    generator = image_module(sys.argv[1]).ImageDataGenerator(shear_range=RANGE, zoom_range=RANGE, horizontal_flip=True)
    random = np.random.RandomState(1)
    cases = [(0.0, 1.0, 1.0, False), (0.0, 1.0, 1.0, True), (RANGE, 1.19, 0.81, False), (-RANGE, 0.81, 1.19, True)]
    for _ in range(8):
        shear, (rows, columns) = random.uniform(-RANGE, RANGE), random.uniform(1 - RANGE, 1 + RANGE, 2)
        cases.append((shear, rows, columns, random.random_sample() < 0.5))
    for shear, rows, columns, mirrored in cases:
        np.random.uniform = lambda low, high, size=None: shear if size is None else np.array([rows, columns])
        np.random.random = lambda: 0.25 if mirrored else 0.75
        warped = generator.random_transform(picture()).astype("uint8")
        print(",".join([repr(float(shear)), repr(float(rows)), repr(float(columns)), str(int(mirrored)), warped.tobytes().hex()]))


main()
