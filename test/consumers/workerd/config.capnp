using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "app", worker = .app),
    # Without this, a worker reaches public addresses alone.
    (name = "internet", network = (allow = ["private"])),
  ],
);

const app :Workerd.Worker = (
  modules = [(name = "app.js", esModule = embed "dist/app.js")],
  compatibilityDate = "2026-11-01",
  bindings = [
    (name = "baseUrl", fromEnvironment = "RUNCOMFY_MODEL_API_BASE"),
    (name = "token", fromEnvironment = "RUNCOMFY_API_TOKEN"),
  ],
);
