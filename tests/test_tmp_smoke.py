from bounceback_tui.demo.life import fill
from bounceback_tui.store.database import open_database
import pytest
from tests.conftest import NOON
@pytest.mark.parametrize("size", [(100,30),(80,24)])
async def test_it(drive, paths, size):
    paths.database.parent.mkdir(mode=0o700, exist_ok=True)
    db = open_database(paths.database); fill(db, until=NOON); db.close()
    async with drive(size=size) as hands:
        await hands.press("i")
        await hands.press("m")
        print(hands.text())
        for _ in range(2):
            await hands.press("plus", "left")
            print(hands.text())
        await hands.press("minus","minus","minus")
        print(hands.text())
