package dev.h002.examples.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of the command line; by itself it only shows its help. */
@Command(
        name = "./h002",
        description = {
            "A personal concierge for a retailer's customers: vague need in, concrete offer and one-tap action out.",
            "Needs no key, no database and no network: demo data and an offline concierge come with it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Success. An answer of the offline concierge counts as one.",
            "1:Something unexpected; H002_DEBUG=true shows where.",
            "2:Bad input: an option, a message, a file, a setting, an unknown customer.",
            "3:The database cannot be reached."
        },
        footer = {
            "  ${ROOT-COMMAND-NAME} ask \"I'm cold\"",
            "  ${ROOT-COMMAND-NAME} chat",
            "  ${ROOT-COMMAND-NAME} serve",
            "  ${ROOT-COMMAND-NAME} ask --json \"Where is my order?\"",
            "  echo 'Write to ann@example.com' | ${ROOT-COMMAND-NAME} mask",
            "",
            "Settings come from the environment, from a .env file in the working folder, or from options, the later",
            "ones winning: MONGODB_URI, OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL, MOCK_LLM, H002_DAILY_REQUESTS,",
            "H002_DAILY_TOKENS, H002_LLM_TOTAL_TIMEOUT, H002_LLM_FIRST_TOKEN_TIMEOUT, H002_LLM_IDLE_TIMEOUT,",
            "H002_LLM_MAX_CONCURRENT, H002_VAULT_KEY, H002_LOG. '${ROOT-COMMAND-NAME} doctor' shows what is in force."
        })
public final class H002Command implements Callable<Integer> {
    private static final int HELP_WIDTH = 110;

    @Spec
    private CommandSpec spec;

    H002Command() {}

    /**
     * Runs one command on the process's own streams, environment and working folder.
     *
     * @return the exit code; failures have been told on standard error
     */
    public static int runInProcess(String[] args) {
        return run(Surroundings.ofProcess(), args);
    }

    static int run(Surroundings around, String... args) {
        Failures failures = new Failures(around);
        int code;
        try {
            code = commandLine(around, failures).execute(args);
            around.streams().out().flush();
        } catch (Throwable failure) { // errors included: nobody above could tell the user
            code = failures.report(failure);
        }
        around.streams().err().flush();
        return code;
    }

    private static CommandLine commandLine(Surroundings around, Failures failures) {
        CommandLine root = new CommandLine(new H002Command())
                .addSubcommand(new AskCommand(around))
                .addSubcommand(new ChatCommand(around))
                .addSubcommand(new ServeCommand(around))
                .addSubcommand(new MaskCommand(around))
                .addSubcommand(new IngestCommand(around))
                .addSubcommand(new RetrieveCommand(around))
                .addSubcommand(new ContextCommand(around))
                .addSubcommand(new CommandLine(new DataCommand())
                        .addSubcommand(new DataGenerateCommand(around))
                        .addSubcommand(new DataImportCommand(around))
                        .addSubcommand(new DataStatsCommand(around)))
                .addSubcommand(new QuotaCommand(around))
                .addSubcommand(new ExportCommand(around))
                .addSubcommand(new EraseCommand(around))
                .addSubcommand(new EvalCommand(around))
                .addSubcommand(new DoctorCommand(around));
        arrange(root);
        Streams streams = around.streams();
        Writer out = streams.out().writer();
        return root.setCommandName(around.program())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new OutputStreamWriter(streams.err(), StandardCharsets.UTF_8), true))
                .setColorScheme(Help.defaultColorScheme(streams.terminalOut() ? Help.Ansi.AUTO : Help.Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH)
                .setExpandAtFiles(false) // "@home" is something a customer may write
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    /** The same layout of help for every command. */
    private static void arrange(CommandLine command) {
        command.getCommandSpec()
                .mixinStandardHelpOptions(true)
                .versionProvider(new VersionText())
                .usageMessage()
                .abbreviateSynopsis(true)
                .synopsisSubcommandLabel("COMMAND")
                .sortOptions(false)
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .footerHeading("%nExamples:%n");
        command.getSubcommands().values().forEach(H002Command::arrange);
    }

    /** Shows the help on standard error: no command was given. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.BAD_INPUT;
    }
}
