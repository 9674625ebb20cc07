package dev.haetae;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All tests of the whole application, in one process: those of the same resources share a start. */
@Suite
@SelectPackages("dev.haetae")
@IncludeClassNamePatterns(".*")
@IncludeTags("io.quarkus.test.junit.QuarkusTest")
class ApplicationIT {}
