"""What was acknowledged: said first on the next screen, or at once where lines follow one another."""

from __future__ import annotations

from digikap.interview.device import Device
from digikap.interview.layout import paragraph


class Saying:
    """Keeps what is said until a screen shows it."""

    def __init__(self, device: Device) -> None:
        """Says it on this device."""
        self._device = device
        self._said: list[str] = []

    def say(self, text: str) -> None:
        """Says that something is saved; to be called only after it is."""
        if self._device.redraws:
            self._said.append(text)
        else:
            self._device.show(lambda view: paragraph(text, view.width, "said"))

    def heard(self) -> str:
        """What was said since the last screen, "" for nothing."""
        said, self._said = " ".join(self._said), []
        return said
