# Uploads pictures with the vendor's SDK and prints "<seconds> <peak memory over idle in MB>".
import glob
import os
import resource
import sys
import time

from encord import EncordUserClient
from encord.orm.dataset import StorageLocation

domain, folder, count, warm, way = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
files = sorted(glob.glob(os.path.join(folder, "*.bmp")))
client = EncordUserClient.create_with_ssh_private_key(os.environ["ENCORD_SSH_KEY"], domain=domain)
created = client.create_dataset("SDK benchmark", StorageLocation.CORD_STORAGE)
dataset = client.get_dataset(created.dataset_hash)

# Something first, as for the other cases.
for file in files[:warm]:
    dataset.upload_image(file)
files = files[warm : warm + count]
idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
if way == "each":
    for file in files:
        dataset.upload_image(file)
else:
    dataset.create_image_group(files, title="Group", create_video=False)
seconds = time.perf_counter() - start
assert len(list(dataset.list_data_rows())) == warm + (count if way == "each" else 1)
print(seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle) * 1024 / 1e6)
