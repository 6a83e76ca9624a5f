import fc from "fast-check";

/** The same cases on every machine and at every run; a test that names a seed of its own keeps it. */
fc.configureGlobal({ seed: 20261121 });
