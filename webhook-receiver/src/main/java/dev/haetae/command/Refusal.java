package dev.haetae.command;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What could not be done is said in one line where people can do something about it. */
final class Refusal implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof IOException) {
            command.getErr().println("Cannot be done: " + failure);
            return CommandLine.ExitCode.USAGE;
        }
        throw failure;
    }
}
