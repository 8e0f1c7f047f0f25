import csv, sys
from transformers import AutoModel, AutoTokenizer

pruned, base, output = sys.argv[1:]  # the pruned vocabulary's directory, the old model, where the new model goes
rows = list(csv.DictReader(open(f"{pruned}/prune-map.tsv", encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))
kept = [int(row["old_id"]) for row in rows if row["new_id"]]
model = AutoModel.from_pretrained(base)
weights = model.get_input_embeddings().weight.data[kept].clone()
model.resize_token_embeddings(len(kept)).weight.data.copy_(weights)
model.save_pretrained(output)
AutoTokenizer.from_pretrained(pruned).save_pretrained(output)
