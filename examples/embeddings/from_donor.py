import csv, sys, torch
from transformers import AutoModel, AutoTokenizer

merged, base, donor, output = sys.argv[1:]  # as in from_pieces.py, with the donor's model
rows = list(csv.DictReader(open(f"{merged}/merge-map.tsv", encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
model = AutoModel.from_pretrained(base)
weights = model.resize_token_embeddings(len(rows)).weight.data
theirs = AutoModel.from_pretrained(donor).get_input_embeddings().weight.detach()
shared = [(int(row["donor_1_id"]), int(row["base_id"])) for row in rows if row["origin"] == "both" and row["donor_1_id"]]
bridge = torch.linalg.lstsq(theirs[[pair[0] for pair in shared]], weights[[pair[1] for pair in shared]]).solution
for row in rows:
    if row["origin"] == "donor" and row["donor_1_id"]:
        weights[int(row["id"])] = theirs[int(row["donor_1_id"])] @ bridge
model.save_pretrained(output)
AutoTokenizer.from_pretrained(merged).save_pretrained(output)
