# The commands of Haetae. `make` alone explains them. Each finds a JDK by itself: infra/bin/find-jdk.

MVN := JAVA_HOME="$$(infra/bin/find-jdk)" && export JAVA_HOME && ./mvnw -B -ntp

.DEFAULT_GOAL := help
.PHONY: help run demo stop forget policies backup restore build test format clean

##@ Try it

run: ## A simulated cluster and the receiver on port 8080, until Ctrl-C (HAETAE_HTTP_PORT, HAETAE_DATA_DIR, HAETAE_CLUSTER=real)
	@infra/bin/run

demo: ## Fires sample alerts at what make run runs, and tells what comes of them
	@infra/bin/demo

stop: ## Ends what make run left behind when it was killed
	@infra/bin/stop

forget: ## Ends it and removes what it kept: incidents, logs, the simulated cluster's files
	@infra/bin/stop --forget

policies: ## Runs the cases of the policies in DIR (policies here), and says what came otherwise and why
	@infra/bin/haetae policies test $(or $(DIR),policies)

##@ Keep it

backup: ## Copies what a running receiver has stored to a file, while it goes on (NAME=..., HAETAE_TOKEN of an admin)
	@infra/bin/backup $(NAME)

restore: ## Puts a backup in the place of what is stored, while no receiver runs (FILE=...)
	@infra/bin/restore $(FILE)

##@ Change it

build: ## Builds the receiver and the simulated cluster, without tests, when something changed
	@infra/bin/build

# three modules at a time: many of their tests wait for time-outs and breakers, which costs no processor
test: ## Builds, checks and tests everything, as CI does
	@$(MVN) -T 3 verify

format: ## Formats all Java
	@$(MVN) -q spotless:apply

clean: ## Removes what was built
	@$(MVN) -q clean && rm -f .haetae/built

help: ## This
	@awk 'BEGIN { FS = ":.*## "; printf "Haetae: receives an alert, decides, fixes within guardrails, verifies, tells people.\n" } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@printf '\nStart with make run, and make demo in a second terminal.\n'
