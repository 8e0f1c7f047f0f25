# Two targets are all that a person needs: run and test. The others are for those who change the code.

.PHONY: run test build format bench clean

# Installs what is missing, builds, runs the main job on the corpora of the project and shows the result.
run: build
	@scripts/run-sample

# Installs what is missing, checks formatting, builds without warnings, runs every test.
test:
	@scripts/set-up
	@scripts/check

build:
	@scripts/set-up
	swift build --configuration release --product kc-vocab

format:
	swift format format --in-place --recursive Sources Tests Benchmarks Package.swift

# Measures against the peers and writes Benchmarks/runs/ (see Benchmarks/README.md).
bench: build
	Benchmarks/run

clean:
	rm -rf .build Benchmarks/.build out
