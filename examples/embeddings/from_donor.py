import csv, sys, torch
from transformers import AutoModel, AutoTokenizer

merged, base, donor, output = sys.argv[1:]  # as in from_pieces.py, with the donor's model
with open(f"{merged}/merge-map.tsv", encoding="utf-8", newline="\n") as file:
    rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
model = AutoModel.from_pretrained(base)
old = model.get_input_embeddings().weight.detach().clone()
theirs = AutoModel.from_pretrained(donor).get_input_embeddings().weight.detach()
shared = [(int(row["donor_1_id"]), int(row["base_id"])) for row in rows if row["origin"] == "both" and row["donor_1_id"]]
bridge = torch.linalg.lstsq(theirs[[pair[0] for pair in shared]], old[[pair[1] for pair in shared]]).solution
new = model.resize_token_embeddings(len(rows)).weight.data
for row in rows:
    if row["origin"] == "donor" and row["donor_1_id"]:
        new[int(row["id"])] = theirs[int(row["donor_1_id"])] @ bridge
model.save_pretrained(output)
AutoTokenizer.from_pretrained(merged).save_pretrained(output)
