import csv, sys
from transformers import AutoModel, AutoTokenizer

merged, base, output = sys.argv[1:]  # the merged vocabulary's directory, the base's model, where the new model goes
rows = list(csv.DictReader(open(f"{merged}/merge-map.tsv", encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
model = AutoModel.from_pretrained(base)
weights = model.resize_token_embeddings(len(rows)).weight.data
for row in rows:
    if row["origin"] == "donor":
        weights[int(row["id"])] = weights[[int(piece) for piece in row["piece_ids"].split()]].mean(dim=0)
model.save_pretrained(output)
AutoTokenizer.from_pretrained(merged).save_pretrained(output)
