# Uploads pictures with the vendor's SDK and prints "<seconds> <peak memory over idle in MB>".
import glob
import os
import resource
import sys
import time

from encord import EncordUserClient
from encord.orm.dataset import StorageLocation

domain, folder, count, way = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
files = sorted(glob.glob(os.path.join(folder, "*.bmp")))
client = EncordUserClient.create_with_ssh_private_key(os.environ["ENCORD_SSH_KEY"], domain=domain)
created = client.create_dataset("SDK benchmark", StorageLocation.CORD_STORAGE)
dataset = client.get_dataset(created.dataset_hash)

# One file first, as for the other cases.
dataset.upload_image(files[0])
files = files[1 : count + 1]
idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
if way == "each":
    for file in files:
        dataset.upload_image(file)
else:
    dataset.create_image_group(files, title="Group", create_video=False)
seconds = time.perf_counter() - start
assert len(list(dataset.list_data_rows())) == (count + 1 if way == "each" else 2)
print(seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle) * 1024 / 1e6)
