#include "app/console.h"
#include "app/interrupt.h"
#include "app/program.h"

int main(int count, char** words) {
    using namespace entente::app;
    const Interrupt interrupt;
    Console console(Console::Settings::of_process(), interrupt.token());
    const Exit code = run_program({words + (count > 0 ? 1 : 0), words + count}, console);
    if (!console.finish()) {
        console.say("error E004: the output could not be written in full\n    Is the disk full?");
        return static_cast<int>(Exit::internal);
    }
    return static_cast<int>(code);
}
