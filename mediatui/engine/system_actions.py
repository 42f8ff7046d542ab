"""What is done with tasks and commands: run now, taken back; as plans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from mediatui.engine.actions import Action, Plan
from mediatui.engine.requests import keys
from mediatui.models.system import Command, Task
from mediatui.wording.quantities import plural
from mediatui.wording.system import command_name, task_note

if TYPE_CHECKING:
    from mediatui.engine.engine import Engine
    from mediatui.services.library_ports import SystemSource

REFRESHED = ("commands", "tasks")
"""What is read again after one of these."""


async def source_of(engine: Engine, service: str) -> SystemSource:
    """The adapter of a service that says how it is."""
    return cast("SystemSource", await engine.coordinator.service(service))


async def run_plan(engine: Engine, tasks: Sequence[Task]) -> Plan:
    """The plan that runs tasks now. It is done when the service has taken the order; how far it is then
    stands among the commands."""
    actions = [await _running(engine, task) for task in tasks]
    named = f"{tasks[0].name} of {tasks[0].service}" if len(tasks) == 1 else plural(len(tasks), "task")
    hurts = [f"{task.service}: {note}" for task in tasks if (note := task_note(task))]
    return Plan(f"Run {named} now?", tuple(actions), tuple(hurts), "run", "starting", "Started", "task")


async def _running(engine: Engine, task: Task) -> Action:
    source = await source_of(engine, task.service)

    async def perform() -> str:
        await source.run_task(task)
        return f"{task.service} begins: {task.name}"

    return Action(
        name="system.run",
        words=f"Run {task.name} of {task.service}",
        service=task.service,
        target=f"{task.service}/{task.command}",
        calls=source.run_task_call(task),
        refreshes=keys(engine, task.service, REFRESHED),
        perform=perform,
    )


async def cancel_plan(engine: Engine, commands: Sequence[Command]) -> Plan:
    """The plan that takes commands back. One that has begun is asked to end, which not every one does."""
    actions = [await _cancelling(engine, command) for command in commands]
    one = f"{command_name(commands[0])} of {commands[0].service}"
    named = one if len(commands) == 1 else plural(len(commands), "command")
    begun = [command for command in commands if command.started is not None]
    hurts = [f"{command_name(each)} has begun: what it did stays done" for each in begun]
    return Plan(
        f"Cancel {named}?", tuple(actions), tuple(hurts), "take it back", "cancelling", "Cancelled", "command"
    )


async def _cancelling(engine: Engine, command: Command) -> Action:
    source = await source_of(engine, command.service)
    name = command_name(command)

    async def perform() -> str:
        await source.cancel(command)
        return f"took back {name} of {command.service}"

    return Action(
        name="system.cancel",
        words=f"Cancel {name} of {command.service}",
        service=command.service,
        target=f"{command.service}/{command.id}",
        calls=source.cancel_call(command),
        refreshes=keys(engine, command.service, REFRESHED),
        perform=perform,
    )
